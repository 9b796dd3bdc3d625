import type { jobs } from '../jobs.ts'
import { pdfWorkerEntry } from './entry.ts'
import { WorkerPool, type PoolOptions } from './worker-pool.ts'

export { lazyJob, type Job, type JobContext, type JobProgress } from './job.ts'
export { pdfWorkerEntry } from './entry.ts'
export type { SpawnWorker, WorkerHandle, WorkerListener } from './spawn.ts'
export type { RunOptions } from './task.ts'
export type { PoolOptions } from './worker-pool.ts'

/** Names of the jobs in `pdf/jobs.ts`. */
export type PdfJobs = typeof jobs

/** The pool that reads and writes PDF files. */
export class PdfPool extends WorkerPool<PdfJobs> {
  constructor(options: Partial<PoolOptions> = {}) {
    super({ ...options, entry: options.entry ?? pdfWorkerEntry() })
  }
}
