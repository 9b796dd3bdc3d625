import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as z from 'zod'
import type { PdfFacts } from '../../contract/pdf.ts'
import { cleanText } from '../extract/characters.ts'
import { readXmp } from '../extract/xmp-reader.ts'

const text = z.string().catch('')

/** The parts of pdf.js' document information that are used; pdf.js does not type it. */
const Information = z.object({
  Title: text,
  Author: text,
  Subject: text,
  Keywords: text,
  Creator: text,
  Producer: text,
  CreationDate: text,
  ModDate: text,
  Language: text,
  EncryptFilterName: text,
  IsSignaturesPresent: z.boolean().catch(false),
})

const Packet = z.object({ getRaw: z.custom<() => unknown>((value) => typeof value === 'function') })

interface Metadata {
  readonly info: z.infer<typeof Information>
  readonly xmp: Readonly<Record<string, readonly string[]>>
}

async function readMetadata(document: PDFDocumentProxy): Promise<Metadata> {
  const found: { info: unknown; metadata: unknown } = await document.getMetadata()
  const packet = Packet.safeParse(found.metadata)
  // Called on its object: the method reads a private field of it.
  const raw = packet.success && found.metadata ? packet.data.getRaw.call(found.metadata) : null
  return { info: Information.parse(found.info ?? {}), xmp: typeof raw === 'string' ? readXmp(raw) : {} }
}

const UNREADABLE: Metadata = { info: Information.parse({}), xmp: {} }

/** What a file says of itself, as pdf.js tells it. Metadata that cannot be read is noted in the warnings. */
export async function readPdfjsFacts(
  document: PDFDocumentProxy,
  fieldText: string,
  warnings: readonly string[],
): Promise<PdfFacts> {
  const metadata = await readMetadata(document).catch(() => null)
  const { info, xmp } = metadata ?? UNREADABLE
  const { Language, EncryptFilterName, IsSignaturesPresent, ...entries } = info
  const pairs = Object.entries(entries).map(([key, value]) => [key, cleanText(value)] as const)
  return {
    engine: 'pdfjs',
    pageCount: document.numPages,
    info: Object.fromEntries(pairs.filter(([, value]) => value !== '')),
    xmp,
    language: cleanText(Language) || null,
    encrypted: EncryptFilterName !== '',
    signed: IsSignaturesPresent,
    fieldText,
    warnings: metadata === null ? [...warnings, 'metadata cannot be read'] : warnings,
  }
}
