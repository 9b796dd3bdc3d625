import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { WORKER_ARGUMENTS, workerEnvironment } from '../../base/worker-process.ts'
import type { RunMessage, WorkerMessage } from './protocol.ts'

/** A started worker process, whatever starts it (Node's fork, Electron's utilityProcess). */
export interface WorkerHandle {
  /** Process id, for reading the memory in use; undefined before the start or where unknown. */
  readonly pid: number | undefined
  send(message: RunMessage): void
  /** Ends the process at once. */
  kill(): void
  /** Whether the worker keeps the main process alive. */
  keepAlive(keep: boolean): void
}

/** What a worker tells its pool. `exit` comes exactly once, also where the process could not be started. */
export interface WorkerListener {
  message(message: WorkerMessage): void
  exit(): void
}

export type SpawnWorker = (entry: URL, listener: WorkerListener) => WorkerHandle

/**
 * Starts a worker as a child process of Node. Its standard streams are closed: libraries print warnings there,
 * which must not mix with the output of a command.
 */
export const forkWorker: SpawnWorker = (entry, listener) => {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...WORKER_ARGUMENTS],
    env: workerEnvironment(['ELECTRON_RUN_AS_NODE']),
  })
  const kill = (): void => void child.kill('SIGKILL')
  // A worker that hangs in one call never sees that its parent has gone.
  process.once('exit', kill)
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    process.off('exit', kill)
    listener.exit()
  }
  child.on('message', (message) => listener.message(message as unknown as WorkerMessage))
  child.on('error', end)
  child.on('exit', end)
  return {
    get pid() {
      return child.pid
    },
    send: (message) => {
      // A worker that just died fails here; its exit is reported apart.
      child.send(message, () => undefined)
    },
    kill,
    keepAlive: (keep) => {
      if (keep) {
        child.ref()
        child.channel?.ref()
      } else {
        child.unref()
        child.channel?.unref()
      }
    },
  }
}
