import { CartableError } from '../../contract/errors.ts'

/** A Word document of more parts, or one that unpacks to more bytes, was made to do harm. */
const MAX_PARTS = 10_000
const MAX_BYTES = 256 * 1024 ** 2
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
/** The record at the end with the longest comment. */
const TAIL = 22 + 0xffff

/** A file within an archive. */
export interface ArchivePart {
  readonly name: string
  /** Size when unpacked, in bytes, as the archive claims. */
  readonly size: number
}

const broken = (): CartableError => new CartableError('DOCUMENT_CORRUPT')

/**
 * Lists a ZIP archive by its central directory (APPNOTE 4.3.12) without unpacking anything.
 * @throws CartableError DOCUMENT_CORRUPT
 */
export function archiveParts(bytes: Uint8Array): ArchivePart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const first = Math.max(0, bytes.length - TAIL)
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < first) throw broken()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const parts: ArchivePart[] = []
  for (let part = 0; part < count; part++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    parts.push({ name, size: view.getUint32(at + 24, true) })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/**
 * Refuses an archive that is no Word document, or that would fill the memory. What an archive claims of its sizes may be a
 * lie: then the worker's own limit ends it.
 * @throws CartableError DOCUMENT_CORRUPT, PDF_MEMORY
 */
export function requireWordDocument(bytes: Uint8Array): void {
  const parts = archiveParts(bytes)
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  if (parts.length > MAX_PARTS || size > MAX_BYTES) {
    throw new CartableError('PDF_MEMORY', { detail: `${parts.length} parts, ${size} bytes` })
  }
  if (!parts.some(({ name }) => name === 'word/document.xml')) throw broken()
}
