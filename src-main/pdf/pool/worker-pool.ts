import { availableParallelism } from 'node:os'
import { CartableError } from '../../contract/errors.ts'
import type { JobInput, JobOutput, JobRegistry } from './job.ts'
import { Slot } from './slot.ts'
import { forkWorker, type SpawnWorker } from './spawn.ts'
import { Task, type RunOptions } from './task.ts'

const MAX_WORKERS = 2
const STAGE_TIMEOUT_MS = 20_000
const MEMORY_LIMIT_BYTES = 1.5 * 1024 ** 3

/** How a pool is made. */
export interface PoolOptions {
  /** Program of the workers; it calls `serveJobs`. */
  readonly entry: URL
  /** Starts a worker; a child process of Node where not given. */
  readonly spawn?: SpawnWorker | undefined
  /** Number of processes; otherwise one less than the processors, 1 at least and 2 at most. */
  readonly size?: number | undefined
  /** Longest silence of a stage, in milliseconds; 20 s where not given. */
  readonly stageTimeoutMs?: number | undefined
  /** Largest resident memory of a worker in bytes; 1.5 GB where not given. */
  readonly memoryBytes?: number | undefined
}

function defaultSize(): number {
  return Math.max(1, Math.min(MAX_WORKERS, availableParallelism() - 1))
}

/**
 * Runs jobs in child processes, which start when first needed and do not keep the main process alive when idle.
 * A worker that crashed, trapped, fell silent or took too much memory is replaced before the next job.
 */
export class WorkerPool<Registry extends JobRegistry> {
  readonly #slots: readonly Slot[]
  readonly #queue: Task[] = []
  #closed = false

  constructor(options: PoolOptions) {
    const limits = {
      stageTimeoutMs: options.stageTimeoutMs ?? STAGE_TIMEOUT_MS,
      memoryBytes: options.memoryBytes ?? MEMORY_LIMIT_BYTES,
    }
    const { entry, spawn = forkWorker } = options
    const size = Math.max(1, options.size ?? defaultSize())
    const onFree = (): void => this.#advance()
    this.#slots = Array.from({ length: size }, () => new Slot({ entry, spawn, limits, onFree }))
  }

  /**
   * Runs one job; jobs beyond the number of workers wait in order.
   * @throws CartableError what the job throws; PDF_TIMEOUT, PDF_MEMORY, PDF_CRASHED where its worker was ended;
   *   CANCELLED by the signal or by {@link close}
   */
  async run<Kind extends keyof Registry & string>(
    kind: Kind,
    input: JobInput<Registry[Kind]>,
    options: RunOptions = {},
  ): Promise<JobOutput<Registry[Kind]>> {
    if (this.#closed || options.signal?.aborted === true) throw new CartableError('CANCELLED')
    const task = new Task(kind, input, options)
    task.listen(() => this.#cancelWaiting(task))
    if (options.ahead === true) this.#queue.unshift(task)
    else this.#queue.push(task)
    this.#advance()
    // The worker runs the job of this name from the same registry, so its output has this type.
    return (await task.result) as JobOutput<Registry[Kind]>
  }

  /** Ends all workers; jobs that wait or run are rejected with CANCELLED. */
  async close(): Promise<void> {
    this.#closed = true
    for (const task of this.#queue.splice(0)) task.reject(new CartableError('CANCELLED'))
    for (const slot of this.#slots) if (slot.busy) slot.abandon(new CartableError('CANCELLED'))
    await Promise.all(this.#slots.map((slot) => slot.close()))
  }

  #advance(): void {
    for (const slot of this.#slots) {
      if (slot.busy) continue
      const task = this.#queue.shift()
      if (task === undefined) return
      slot.start(task)
    }
  }

  #cancelWaiting(task: Task): void {
    const position = this.#queue.indexOf(task)
    if (position === -1) return
    this.#queue.splice(position, 1)
    task.reject(new CartableError('CANCELLED'))
  }
}
