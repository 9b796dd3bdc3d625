import { readFile, stat } from 'node:fs/promises'
import { CartableError, type ErrorCode } from '../../contract/errors.ts'

/** PDFium's memory of 1 GB must hold the file and what is made of it. */
const MAX_FILE_BYTES = 768 * 1024 ** 2

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  EISDIR: 'NOT_A_PDF',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
}

function fileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const code = CODES[String(error.code)]
  return code === undefined ? error : new CartableError(code, { path }, { cause: error })
}

/**
 * Bytes of a PDF file.
 * @throws CartableError FILE_NOT_FOUND, PERMISSION_DENIED, NOT_A_PDF (a folder), PDF_EMPTY, PDF_MEMORY (above 768 MB)
 */
export async function readPdfFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) throw new CartableError('PDF_MEMORY', { path, bytes: size })
    const bytes = await readFile(path)
    if (bytes.length === 0) throw new CartableError('PDF_EMPTY', { path })
    return bytes
  } catch (error) {
    throw fileError(path, error)
  }
}
