import type { PdfFacts } from '../../contract/pdf.ts'
import type { InfoKey, PdfiumDocument } from '../pdfium/index.ts'
import { cleanText } from './characters.ts'
import { findXmpPacket } from './xmp-packet.ts'
import { readXmp } from './xmp-reader.ts'

const INFO_KEYS: readonly InfoKey[] = [
  'Title',
  'Author',
  'Subject',
  'Keywords',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
]

function readInfo(document: PdfiumDocument): Record<string, string> {
  const pairs = INFO_KEYS.map((key) => [key, cleanText(document.info(key))] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** A signature field may be empty; a signature always writes which bytes it covers, and never compressed. */
function isSigned(document: PdfiumDocument, bytes: Buffer): boolean {
  return document.signatureCount > 0 && bytes.includes('/ByteRange')
}

/** What was read page by page. */
interface PageFindings {
  readonly fieldText: string
  readonly warnings: readonly string[]
}

/** What a file says of itself. */
export function readFacts(document: PdfiumDocument, bytes: Uint8Array, findings: PageFindings): PdfFacts {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const info = readInfo(document)
  const packet = findXmpPacket(bytes, [info['Title'] ?? '', info['Producer'] ?? ''])
  const language = cleanText(document.language)
  return {
    engine: 'pdfium',
    pageCount: document.pageCount,
    info,
    xmp: packet === '' ? {} : readXmp(packet),
    language: language === '' ? null : language,
    encrypted: document.security.encrypted,
    signed: isSigned(document, buffer),
    ...findings,
  }
}
