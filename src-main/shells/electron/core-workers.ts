import type { MessagePortMain } from 'electron'
import type { SpawnWorker, WorkerListener } from '../../core/library.ts'
import type { CoreLink } from './core-link.ts'

interface Worker {
  readonly listener: WorkerListener
  /** Messages sent before the port arrived. */
  readonly waiting: unknown[]
  port: MessagePortMain | null
  pid: number | undefined
}

/**
 * PDF workers as utility processes. The core cannot start them itself, since a packaged program does not let its binary
 * run as Node; main starts them when asked and hands the core a port to each.
 */
export function workersThroughMain(link: CoreLink): SpawnWorker {
  const workers = new Map<number, Worker>()
  let last = 0
  link.on('worker', ({ worker: id }, port) => {
    const worker = workers.get(id)
    if (!worker || !port) {
      port?.close()
      return
    }
    worker.port = port
    port.on('message', ({ data }) => worker.listener.message(data))
    port.start()
    for (const message of worker.waiting.splice(0)) port.postMessage(message)
  })
  link.on('started', ({ worker: id, pid }) => {
    const worker = workers.get(id)
    if (worker) worker.pid = pid
  })
  link.on('ended', ({ worker: id }) => {
    const worker = workers.get(id)
    workers.delete(id)
    worker?.port?.close()
    worker?.listener.exit()
  })
  return (_entry, listener) => {
    const id = (last += 1)
    const worker: Worker = { listener, waiting: [], port: null, pid: undefined }
    workers.set(id, worker)
    link.send({ type: 'spawn', worker: id })
    return {
      get pid() {
        return worker.pid
      },
      send: (message) => {
        if (worker.port) worker.port.postMessage(message)
        else worker.waiting.push(message)
      },
      kill: () => link.send({ type: 'kill', worker: id }),
      // The core lives as long as main wants it to.
      keepAlive: () => undefined,
    }
  }
}
