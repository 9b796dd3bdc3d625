import type { CartableError } from '../../contract/errors.ts'
import type { JobProgress } from './job.ts'

/** How one job is run. */
export interface RunOptions {
  /** Cancels: the worker that runs the job is ended. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: JobProgress) => void) | undefined
  /** Longest silence of a stage, in milliseconds. */
  readonly stageTimeoutMs?: number | undefined
  /** Runs in a process that has run nothing before and runs nothing afterwards. */
  readonly fresh?: boolean | undefined
  /** Goes before the jobs that wait: the last step of work that is under way, so that it does not end in bursts. */
  readonly ahead?: boolean | undefined
  /** May run in the spare worker, beside a job that it belongs to, while the workers together are small. */
  readonly beside?: boolean | undefined
  /** Rather in the worker whose last job was of this kind, which kept something for this one. */
  readonly after?: string | undefined
}

/** A job waiting or running. It settles once; what comes later is ignored. */
export class Task {
  readonly kind: string
  readonly input: unknown
  readonly options: RunOptions
  readonly result: Promise<unknown>
  readonly #resolve: (output: unknown) => void
  readonly #reject: (error: CartableError) => void
  #onCancel: (() => void) | undefined

  constructor(kind: string, input: unknown, options: RunOptions) {
    this.kind = kind
    this.input = input
    this.options = options
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.result = promise
    this.#resolve = resolve
    this.#reject = reject
  }

  /** Calls `cancel` when the caller's signal fires, until the task settles. */
  listen(cancel: () => void): void {
    this.#forget()
    this.#onCancel = cancel
    this.options.signal?.addEventListener('abort', cancel, { once: true })
  }

  resolve(output: unknown): void {
    this.#forget()
    this.#resolve(output)
  }

  reject(error: CartableError): void {
    this.#forget()
    this.#reject(error)
  }

  #forget(): void {
    if (this.#onCancel) this.options.signal?.removeEventListener('abort', this.#onCancel)
  }
}
