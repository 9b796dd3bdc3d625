import type { Pdfium } from '../pdfium/load.ts'

/** How far a job is. `done` and `total` count pages where a stage goes page by page. */
export interface JobProgress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** What a job may use, in the worker process. */
export interface JobContext {
  /**
   * Tells how far the job is. It is also the sign of life: a job silent for the pool's limit is killed, so call
   * it at least once for each page; calls in quick succession cost nothing.
   */
  progress(progress: JobProgress): void
  /** PDFium, loaded once per process. */
  pdfium(): Promise<Pdfium>
}

/**
 * Work on one file, done in a worker process. Input and output are plain data and typed arrays. A failure that
 * a person may meet is thrown as `CartableError`; anything else ends the process.
 */
export type Job<Input, Output> = (input: Input, context: JobContext) => Promise<Output>

/** Jobs by name, as `pdf/jobs.ts` lists them. */
export type JobRegistry = Readonly<Record<string, Job<never, unknown>>>

export type JobInput<J> = J extends Job<infer Input, unknown> ? Input : never
export type JobOutput<J> = J extends Job<never, infer Output> ? Output : never

/** A job whose code is loaded by the first process that runs it, so that no process loads a library it does not use. */
export function lazyJob<Input, Output>(load: () => Promise<Job<Input, Output>>): Job<Input, Output> {
  return async (input, context) => (await load())(input, context)
}
