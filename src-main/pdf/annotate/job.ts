import type { Job } from '../pool/job.ts'
import { exportAnnotated, type ExportOutcome, type ExportRequest } from './export.ts'

/** Runs {@link exportAnnotated} in a worker process. */
export const exportAnnotatedJob: Job<ExportRequest, ExportOutcome> = (request, context) =>
  exportAnnotated(request, context)
