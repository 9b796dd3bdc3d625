/**
 * Every failure that a person may meet has one stable code. The text shown is made from the code and its data
 * by `assets/locales/<language>.json` (`errors.<CODE>`), so both languages say the same thing; the English
 * `message` of the error itself is for logs only.
 */
export const ERROR_CODES = [
  'LIBRARY_MISSING',
  'LIBRARY_NEWER',
  'LIBRARY_LOCKED',
  'LIBRARY_DAMAGED',
  'LIBRARY_READ_ONLY',
  'NOT_FOUND',
  'INVALID_VALUE',
  'INVALID_QUERY',
  'CONCEPT_UNKNOWN',
  'CONCEPT_AMBIGUOUS',
  'QUOTE_NOT_FOUND',
  'QUOTE_AMBIGUOUS',
  'PAGE_OUT_OF_RANGE',
  'ATTACHMENT_NOT_READY',
  'ANNOTATION_FOREIGN',
  'EDITION_SAME_FILE',
  'EDITION_ELSEWHERE',
  'EDITION_REPLACED',
  'FILE_NOT_FOUND',
  'FILE_MISSING',
  'FILE_CHANGED',
  'FILE_UNSUPPORTED',
  'PERMISSION_DENIED',
  'DISK_FULL',
  'DOCUMENT_CORRUPT',
  'RECORDS_UNKNOWN',
  'RECORDS_TOO_LARGE',
  'VOCABULARY_UNKNOWN',
  'ANNOTATIONS_UNKNOWN',
  'NOT_A_PDF',
  'PDF_EMPTY',
  'PDF_CORRUPT',
  'PDF_NO_PAGES',
  'PDF_PASSWORD',
  'PDF_SECURITY',
  'PDF_TIMEOUT',
  'PDF_MEMORY',
  'PDF_CRASHED',
  'EXPORT_REFUSED',
  'OUTPUT_IS_ORIGINAL',
  'NOTHING_TO_UNDO',
  'UNAVAILABLE',
  'CANCELLED',
  'INTERNAL',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Facts that the message of a code needs; plain data, so that it crosses processes unchanged. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** A failure with a stable code. Anything else that is thrown is a defect and becomes `INTERNAL` at a shell. */
export class CartableError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData

  constructor(code: ErrorCode, data: ErrorData = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(data)}`, options)
    this.name = 'CartableError'
    this.code = code
    this.data = data
  }
}

/** Plain form of an error, for crossing a process boundary. */
export interface SerialisedError {
  readonly code: ErrorCode
  readonly data: ErrorData
  readonly message: string
}

/** Reduces anything thrown to its code, data and log text. Never throws. */
export function serialiseError(error: unknown): SerialisedError {
  if (error instanceof CartableError) return { code: error.code, data: error.data, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'INTERNAL', data: { detail: message.slice(0, 500) }, message }
}

/** Inverse of {@link serialiseError}. */
export function reviveError(error: SerialisedError): CartableError {
  return new CartableError(error.code, error.data)
}
