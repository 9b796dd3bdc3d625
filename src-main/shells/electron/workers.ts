import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'
import { WORKER_ARGUMENTS, workerEnvironment } from '../../base/worker-process.ts'

/** What becomes of a worker, told to the core. */
export interface WorkerEvents {
  port(worker: number, port: MessagePortMain): void
  started(worker: number, pid: number): void
  ended(worker: number): void
}

/** PDF workers of one core, by the numbers that the core gave them. */
export class Workers {
  readonly #entry: string
  readonly #events: WorkerEvents
  readonly #running = new Map<number, UtilityProcess>()

  /** @param entry program of the workers */
  constructor(entry: string, events: WorkerEvents) {
    this.#entry = entry
    this.#events = events
  }

  spawn(worker: number): void {
    const child = utilityProcess.fork(this.#entry, [], {
      serviceName: 'Cartable PDF',
      // Libraries print warnings with pieces of the file.
      stdio: 'ignore',
      execArgv: [...WORKER_ARGUMENTS],
      env: workerEnvironment(),
    })
    this.#running.set(worker, child)
    child.on('spawn', () => {
      if (child.pid !== undefined) this.#events.started(worker, child.pid)
    })
    // Its end is told apart; without a listener the event would end main.
    child.on('error', () => undefined)
    child.on('exit', () => {
      this.#running.delete(worker)
      this.#events.ended(worker)
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port1])
    this.#events.port(worker, port2)
  }

  /** Ends a worker at once: one that hangs in a call of its own would not see a polite request. */
  kill(worker: number): void {
    const child = this.#running.get(worker)
    if (!child) return
    try {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
    child.kill()
  }

  killAll(): void {
    for (const worker of this.#running.keys()) this.kill(worker)
  }
}
