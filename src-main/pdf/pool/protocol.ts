import type { SerialisedError } from '../../contract/errors.ts'
import type { JobProgress } from './job.ts'

/** Main process → worker. */
export interface RunMessage {
  readonly type: 'run'
  readonly kind: string
  readonly input: unknown
}

/** Worker → main process. `rss` is the worker's resident memory in bytes. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: JobProgress; readonly rss: number }
  | { readonly type: 'done'; readonly output: unknown; readonly rss: number }
  | {
      readonly type: 'failed'
      readonly error: SerialisedError
      /** The worker must not be used again. */
      readonly fatal: boolean
      readonly rss: number
    }
