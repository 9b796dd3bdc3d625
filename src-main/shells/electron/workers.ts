import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'

/** Memory for JavaScript objects of a worker, MB; as for workers that Node forks. */
const HEAP_MEGABYTES = 768

/** The few variables without which a process does not start; nothing else of the environment is passed on. */
const PASSED_VARIABLES = ['SystemRoot', 'TMPDIR', 'TEMP', 'TZ'] as const

function environment(): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const name of PASSED_VARIABLES) {
    const value = process.env[name]
    if (value !== undefined) passed[name] = value
  }
  return passed
}

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
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      env: environment(),
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
