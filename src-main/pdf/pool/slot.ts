import { CartableError, reviveError } from '../../contract/errors.ts'
import type { WorkerMessage } from './protocol.ts'
import type { SpawnWorker, WorkerHandle } from './spawn.ts'
import type { Task } from './task.ts'
import { Watchdog, type Limits } from './watchdog.ts'

/** A worker whose memory grew beyond this part of the limit is replaced: WebAssembly memory never shrinks. */
const RETIRE_PART = 1 / 3

interface Running {
  readonly task: Task
  readonly watchdog: Watchdog
}

/** What a slot needs of its pool. */
export interface SlotOptions {
  readonly entry: URL
  readonly spawn: SpawnWorker
  readonly limits: Limits
  /** Called whenever the slot can take another task. */
  readonly onFree: () => void
}

/** Place for one worker process: starts it when needed, runs one task at a time, replaces it after any failure. */
export class Slot {
  readonly #options: SlotOptions
  #worker: WorkerHandle | null = null
  #used = false
  #memory = 0
  #lastKind: string | null = null
  #running: Running | null = null
  /** Processes that have not ended yet, with the promise of their end. */
  readonly #processes = new Map<WorkerHandle, Promise<void>>()

  constructor(options: SlotOptions) {
    this.#options = options
  }

  get busy(): boolean {
    return this.#running !== null
  }

  /** Whether a process runs here, busy or not. */
  get alive(): boolean {
    return this.#worker !== null
  }

  /** Resident memory that the worker told last, bytes; 0 without one. */
  get memory(): number {
    return this.#memory
  }

  /** Kind of the job that the present worker ran last; null for a new one. */
  get lastKind(): string | null {
    return this.#lastKind
  }

  /** Starts a task. The slot must not be busy. */
  start(task: Task): void {
    if (task.options.fresh === true && this.#used) this.#retire()
    const worker = (this.#worker ??= this.#spawn())
    this.#used = true
    this.#lastKind = task.kind
    const limits = {
      ...this.#options.limits,
      stageTimeoutMs: task.options.stageTimeoutMs ?? this.#options.limits.stageTimeoutMs,
    }
    const watchdog = new Watchdog(
      limits,
      () => worker.pid,
      (error) => this.abandon(error),
    )
    this.#running = { task, watchdog }
    task.listen(() => this.abandon(new CartableError('CANCELLED')))
    worker.keepAlive(true)
    worker.send({ type: 'run', kind: task.kind, input: task.input })
  }

  /** Ends the worker and fails its task. */
  abandon(error: CartableError): void {
    const { task } = this.#finish() ?? {}
    this.#retire()
    task?.reject(error)
    this.#options.onFree()
  }

  /** Ends a worker that is idle, and gives its memory back. */
  rest(): void {
    if (!this.busy) this.#retire()
  }

  /** Ends the worker; resolves when every process of this slot is gone. */
  async close(): Promise<void> {
    this.#retire()
    for (const worker of this.#processes.keys()) worker.keepAlive(true)
    await Promise.all(this.#processes.values())
  }

  #spawn(): WorkerHandle {
    const { promise, resolve } = Promise.withResolvers<void>()
    const worker: WorkerHandle = this.#options.spawn(this.#options.entry, {
      message: (message) => {
        if (this.#worker === worker) this.#receive(message)
      },
      exit: () => {
        this.#processes.delete(worker)
        resolve()
        if (this.#worker === worker) this.abandon(new CartableError('PDF_CRASHED'))
      },
    })
    this.#processes.set(worker, promise)
    return worker
  }

  #finish(): Running | null {
    const running = this.#running
    this.#running = null
    running?.watchdog.stop()
    return running
  }

  #retire(): void {
    this.#worker?.kill()
    this.#worker?.keepAlive(false)
    this.#worker = null
    this.#used = false
    this.#memory = 0
    this.#lastKind = null
  }

  #receive(message: WorkerMessage): void {
    if (this.#running === null) return
    this.#memory = message.rss
    if (message.type === 'progress') {
      this.#running.watchdog.beat(message.progress.stage, message.rss)
      this.#running?.task.options.onProgress?.(message.progress)
      return
    }
    const { task } = this.#running
    this.#finish()
    const swollen = message.rss > this.#options.limits.memoryBytes * RETIRE_PART
    const fatal = message.type === 'failed' && message.fatal
    if (fatal || swollen || task.options.fresh === true) this.#retire()
    this.#worker?.keepAlive(false)
    if (message.type === 'done') task.resolve(message.output)
    else task.reject(reviveError(message.error))
    this.#options.onFree()
  }
}
