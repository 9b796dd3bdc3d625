import { rm } from 'node:fs/promises'
import type { PdfPool, RunOptions } from '../pool/index.ts'
import type { ExportOutcome, ExportRequest } from './export.ts'
import { temporaryName } from './output-file.ts'

/**
 * Exports in a worker process (see `exportAnnotated` for what it does and throws). A worker that is ended, because it
 * hangs or takes too much memory, cannot clean up: its unfinished file is removed here.
 */
export async function runExport(
  pool: PdfPool,
  request: Omit<ExportRequest, 'temporaryPath'>,
  options: RunOptions = {},
): Promise<ExportOutcome> {
  const temporaryPath = temporaryName(request.outPath)
  try {
    return await pool.run('exportAnnotated', { ...request, temporaryPath }, options)
  } finally {
    await rm(temporaryPath, { force: true }).catch(() => undefined)
  }
}
