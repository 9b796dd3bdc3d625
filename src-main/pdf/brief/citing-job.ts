import type { Job } from '../pool/job.ts'
import { formatCitations, type CitingRequest } from './citing.ts'
import type { FormattedCitations } from './model.ts'

/** {@link formatCitations} in a worker process: own styles are files of unknown origin. */
export const formatCitationsJob: Job<CitingRequest, FormattedCitations> = (request) =>
  Promise.resolve(formatCitations(request))
