import { CartableError, type ErrorCode } from '../../contract/errors.ts'

/** Readers accept a header within the first 1,024 bytes (Adobe's implementation note to ISO 32000-1 7.5.2). */
const HEADER_WINDOW = 1024

/** `FPDF_ERR_*` of fpdfview.h. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  4: 'PDF_PASSWORD',
  5: 'PDF_SECURITY',
}

/** True where `%PDF-` stands near the start of the bytes. */
export function hasPdfHeader(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WINDOW))
  return start.includes('%PDF-')
}

/** True for a file that lost its header but still has objects at its start: some readers open it. */
function hasObjects(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WINDOW))
  return /\d+ \d+ obj\b/.test(start.toString('latin1'))
}

/** Why PDFium refused a document. */
export function openingError(bytes: Uint8Array, lastError: number): CartableError {
  if (bytes.length === 0) return new CartableError('PDF_EMPTY')
  const code = CODES[lastError]
  if (code !== undefined) return new CartableError(code)
  return hasPdfHeader(bytes) || hasObjects(bytes)
    ? new CartableError('PDF_CORRUPT', { detail: `FPDF_GetLastError ${lastError}` })
    : new CartableError('NOT_A_PDF')
}

/**
 * True where an error means that the WebAssembly instance is unusable: a trap, an abort, a stack or memory that
 * ran out. Emscripten also throws numbers (longjmp) that nothing catches.
 */
export function isTrap(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  // `WebAssembly.RuntimeError`, which Node's types do not declare.
  return error.name === 'RuntimeError' || error instanceof RangeError
}
