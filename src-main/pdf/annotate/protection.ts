import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, ParseSpeeds, type PDFObject } from 'pdf-lib'
import { CartableError } from '../../contract/errors.ts'
import { openDocument } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { openPdfjs } from '../verify/pdfjs-open.ts'

/** What of a file an export must not lose. */
export interface Protection {
  readonly encrypted: boolean
  readonly signed: boolean
  /** A certifying signature allows no annotations (ISO 32000-2 12.8.2.2, `/P` 1 or 2). */
  readonly changesForbidden: boolean
}

/** `/P` of a certifying signature from which annotations are allowed; 2 where it is not given. */
const ANNOTATIONS_ALLOWED = 3
const DEFAULT_LEVEL = 2

function includes(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'latin1')
}

function entry(object: PDFObject | undefined, key: string): PDFObject | undefined {
  return object instanceof PDFDict ? object.context.lookup(object.get(PDFName.of(key))) : undefined
}

function certificationLevel(catalog: PDFDict): number | null {
  const signature = entry(entry(catalog, 'Perms'), 'DocMDP')
  if (!(signature instanceof PDFDict)) return null
  const references = entry(signature, 'Reference')
  const first = references instanceof PDFArray ? catalog.context.lookup(references.get(0)) : undefined
  const level = entry(entry(first, 'TransformParams'), 'P')
  return level instanceof PDFNumber ? level.asNumber() : DEFAULT_LEVEL
}

async function forbidsChanges(bytes: Uint8Array): Promise<boolean> {
  try {
    const options = { updateMetadata: false, ignoreEncryption: true, parseSpeed: ParseSpeeds.Fastest }
    const document = await PDFDocument.load(bytes, options)
    const level = certificationLevel(document.catalog)
    return level !== null && level < ANNOTATIONS_ALLOWED
  } catch {
    // What cannot be read here cannot be appended to either: the incremental writer reads it in the same way.
    return false
  }
}

async function isEncrypted(
  bytes: Uint8Array,
  password: string | undefined,
  context: JobContext,
): Promise<boolean> {
  const pdfium = await context.pdfium()
  try {
    using document = openDocument(pdfium, bytes, password)
    return document.security.encrypted
  } catch (error) {
    if (!(error instanceof CartableError)) throw error
    await using document = await openPdfjs(bytes, password)
    if (document === null || document.document.numPages === 0) throw error
    return includes(bytes, '/Encrypt')
  }
}

/**
 * Opens a file and tells what protects it.
 * @throws CartableError PDF_PASSWORD and the other codes of a file that neither PDFium nor pdf.js opens
 */
export async function readProtection(
  bytes: Uint8Array,
  password: string | undefined,
  context: JobContext,
): Promise<Protection> {
  const encrypted = await isEncrypted(bytes, password, context)
  // Every signature names the bytes that it covers, outside of any compression.
  const signed = includes(bytes, '/ByteRange')
  return { encrypted, signed, changesForbidden: signed && (await forbidsChanges(bytes)) }
}
