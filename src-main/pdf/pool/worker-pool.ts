import { availableParallelism } from 'node:os'
import { CartableError } from '../../contract/errors.ts'
import type { JobInput, JobOutput, JobRegistry } from './job.ts'
import { Slot } from './slot.ts'
import { forkWorker, type SpawnWorker } from './spawn.ts'
import { Task, type RunOptions } from './task.ts'

const MAX_WORKERS = 2
const STAGE_TIMEOUT_MS = 20_000
const MEMORY_LIMIT_BYTES = 1.5 * 1024 ** 3
/**
 * The spare worker starts while the others are smaller than this together: one that has set a brief is larger, and warm
 * enough to do without. Core and workers then stay below 500 MB.
 */
const SPARE_BELOW_BYTES = 224 * 1024 ** 2

/** How a pool is made. */
export interface PoolOptions {
  /** Program of the workers; it calls `serveJobs`. */
  readonly entry: URL
  /** Starts a worker; a child process of Node where not given. */
  readonly spawn?: SpawnWorker | undefined
  /** Number of processes; otherwise one less than the processors, 1 at least and 2 at most. */
  readonly size?: number | undefined
  /** One more process for jobs that run beside others; otherwise where two processors have one worker. */
  readonly spare?: boolean | undefined
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
  readonly #spare: Slot | null
  readonly #queue: Task[] = []
  #closed = false

  constructor(options: PoolOptions) {
    const limits = {
      stageTimeoutMs: options.stageTimeoutMs ?? STAGE_TIMEOUT_MS,
      memoryBytes: options.memoryBytes ?? MEMORY_LIMIT_BYTES,
    }
    const { entry, spawn = forkWorker } = options
    const size = Math.max(1, options.size ?? defaultSize())
    const spare = options.spare ?? (options.size === undefined && size === 1 && availableParallelism() > 1)
    const onFree = (): void => this.#advance()
    const slot = (): Slot => new Slot({ entry, spawn, limits, onFree })
    this.#slots = Array.from({ length: size }, slot)
    this.#spare = spare ? slot() : null
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
    const slots = this.#spare === null ? this.#slots : [...this.#slots, this.#spare]
    for (const slot of slots) if (slot.busy) slot.abandon(new CartableError('CANCELLED'))
    await Promise.all(slots.map((slot) => slot.close()))
  }

  #advance(): void {
    const goesBeside = this.#hasRoom()
    for (;;) {
      const free = this.#slots.filter(({ busy }) => !busy)
      if (free.length === 0) break
      const task = this.#take(({ options }) => !(goesBeside && options.beside === true))
      if (task === undefined) break
      const { after } = task.options
      const slot = free.find(({ lastKind }) => after !== undefined && lastKind === after) ?? free[0]
      slot?.start(task)
    }
    if (this.#spare === null || this.#spare.busy) return
    const task = goesBeside ? this.#take(({ options }) => options.beside === true) : undefined
    if (task === undefined) this.#spare.rest()
    else this.#spare.start(task)
  }

  /** Whether the spare worker can be used. What it began it goes on with, however the others grow. */
  #hasRoom(): boolean {
    if (this.#spare === null) return false
    const taken = this.#slots.reduce((sum, { memory }) => sum + memory, 0)
    return this.#spare.alive || taken < SPARE_BELOW_BYTES
  }

  /** The first task in the queue that fits, no longer in it. */
  #take(fits: (task: Task) => boolean): Task | undefined {
    const at = this.#queue.findIndex(fits)
    return at === -1 ? undefined : this.#queue.splice(at, 1)[0]
  }

  #cancelWaiting(task: Task): void {
    const position = this.#queue.indexOf(task)
    if (position === -1) return
    this.#queue.splice(position, 1)
    task.reject(new CartableError('CANCELLED'))
  }
}
