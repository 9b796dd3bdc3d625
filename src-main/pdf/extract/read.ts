import { CartableError, type ErrorCode } from '../../contract/errors.ts'
import type { PdfExtract, PdfThumbnail } from '../../contract/pdf.ts'
import type { JobProgress, PdfPool } from '../pool/index.ts'
import { UNMAPPED_TEXT, type PdfReading, type ReadInput } from './reading.ts'

/** Failures of PDFium after which pdf.js often succeeds. */
const SECOND_TRY: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PDF_CORRUPT',
  'PDF_NO_PAGES',
  'PDF_SECURITY',
  'PDF_TIMEOUT',
  'PDF_MEMORY',
  'PDF_CRASHED',
])
/** Reasons of pdf.js that tell a person more than the failure of PDFium. */
const BETTER_REASON: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['PDF_PASSWORD', 'CANCELLED'])

/** How a file is read. */
export interface ReadOptions {
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: JobProgress) => void) | undefined
}

function textLength({ pages }: PdfReading): number {
  return pages.reduce((sum, { text }) => sum + text.length, 0)
}

type Call = Pick<ReadOptions, 'signal' | 'onProgress'>

async function tryFallback(
  pool: PdfPool,
  input: ReadInput,
  call: Call,
  first: CartableError,
): Promise<PdfReading> {
  if (!SECOND_TRY.has(first.code)) throw first
  try {
    return await pool.run('extractFallback', input, { ...call, fresh: true })
  } catch (error) {
    if (error instanceof CartableError && BETTER_REASON.has(error.code)) throw error
    throw first
  }
}

/** pdf.js knows the glyphs of more fonts; its text is taken where PDFium's is mostly glyphs without Unicode. */
async function withBetterText(
  pool: PdfPool,
  input: ReadInput,
  call: Call,
  reading: PdfReading,
): Promise<PdfReading> {
  if (!reading.facts.warnings.includes(UNMAPPED_TEXT)) return reading
  try {
    const second = await pool.run('extractFallback', input, { ...call, fresh: true })
    const better = second.pages.length === reading.pages.length && textLength(second) > textLength(reading)
    return better ? { ...reading, pages: second.pages, lines: second.lines } : reading
  } catch (error) {
    if (error instanceof CartableError && error.code === 'CANCELLED') throw error
    return reading
  }
}

async function drawCover(pool: PdfPool, input: ReadInput, call: Call): Promise<PdfThumbnail | null> {
  try {
    return await pool.run('thumbnail', input, { ...call, ahead: true })
  } catch (error) {
    if (error instanceof CartableError && error.code === 'CANCELLED') throw error
    return null
  }
}

/**
 * Reads a file whole: with PDFium, else once with pdf.js in a fresh process, then the cover. The cover is a job of its
 * own, so that a picture that hangs or crashes costs nothing but itself.
 * @throws CartableError NOT_A_PDF, PDF_EMPTY, PDF_PASSWORD, PDF_SECURITY, PDF_CORRUPT, PDF_NO_PAGES, PDF_TIMEOUT,
 *   PDF_MEMORY, PDF_CRASHED, FILE_NOT_FOUND, PERMISSION_DENIED, CANCELLED
 */
export async function readPdf(pool: PdfPool, path: string, options: ReadOptions = {}): Promise<PdfExtract> {
  const { password, ...call } = options
  const input: ReadInput = { path, password }
  let reading: PdfReading
  try {
    reading = await pool.run('extract', input, call)
  } catch (error) {
    if (!(error instanceof CartableError)) throw error
    return { ...(await tryFallback(pool, input, call, error)), thumbnail: null }
  }
  reading = await withBetterText(pool, input, call, reading)
  return { ...reading, thumbnail: await drawCover(pool, input, call) }
}
