import { ParseSpeeds, PDFDocument } from 'pdf-lib'
import { WriteProblem } from './problem.ts'

const HEADER = /%PDF-\d\.\d/
const HEADER_WINDOW = 1024
const NEW_HEADER = Buffer.from('%PDF-1.7\n')

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Readers open files without a header or with half of one; the PDF library does not. */
function withHeader(bytes: Uint8Array): Uint8Array {
  const start = buffer(bytes).toString('latin1', 0, HEADER_WINDOW)
  return HEADER.test(start) ? bytes : Buffer.concat([NEW_HEADER, bytes])
}

/** A file cut off within its trailer: without it, the library looks for the catalogue itself. */
function withoutTrailer(bytes: Uint8Array): Uint8Array {
  const at = buffer(bytes).lastIndexOf('trailer')
  return at < 0 ? bytes : bytes.subarray(0, at)
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  return await PDFDocument.load(bytes, {
    updateMetadata: false,
    preserveXFA: true,
    parseSpeed: ParseSpeeds.Fastest,
  })
}

/**
 * Reads a file as it stands.
 * @throws WriteProblem
 */
export async function loadExactly(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await load(bytes)
  } catch (error) {
    throw new WriteProblem('unreadable-for-writer', { cause: error })
  }
}

/**
 * Reads a file to be written anew, if need be with a header or without its broken trailer. Whether that is still
 * the same document is for the gate to tell.
 * @throws WriteProblem
 */
export async function loadLeniently(bytes: Uint8Array): Promise<PDFDocument> {
  const headed = withHeader(bytes)
  for (const candidate of [headed, withoutTrailer(headed)]) {
    try {
      return await load(candidate)
    } catch {
      // The next candidate may do; the last resort below names the cause.
    }
  }
  return await loadExactly(bytes)
}
