import { lazyJob } from './pool/job.ts'

/** All work on PDF files that is done in worker processes. A job is one line here and a function elsewhere. */
export const jobs = {
  thumbnail: lazyJob(async () => (await import('./thumbnails/job.ts')).thumbnailJob),
} as const
