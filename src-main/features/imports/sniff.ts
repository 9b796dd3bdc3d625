import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { MediaKind } from '../../contract/media.ts'
import { markedEncoding } from '../../pdf/documents/decode.ts'

/** What a file is, judged by its first bytes, with its name as the second witness. */
export type Sniffed = MediaKind | 'empty' | 'not-pdf' | 'other'

/** Readers accept a header anywhere in the first 1024 bytes (ISO 32000-1 annex H.3.4.1). */
const HEADER_WINDOW = 1024

/** Beginnings of other formats that are often saved under the name of a PDF: an error page, an archive, a picture. */
const OTHER_FORMATS = [
  /^\s*<(?:!doctype|html|\?xml|head|body)/i,
  /^PK\x03\x04/,
  /^\x89PNG/,
  /^\xff\xd8\xff/,
  /^GIF8/,
]
const ARCHIVE = /^PK\x03\x04/
/** A page begins with one of these, after comments and an XML declaration. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i
/** Where the bytes are just text, only the name tells what kind of text it is. */
const NAMED_TEXT: Readonly<Record<string, MediaKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
}

/** Whether bytes are text: marked as such, or without the control characters that no text has. */
function isText(head: Uint8Array): boolean {
  if (markedEncoding(head) !== null) return true
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b)
}

/** The kind of a file that is no PDF and is not named one. An archive is looked into when it is read. */
function judgeOther(head: Uint8Array, text: string, extension: string): Sniffed {
  if (ARCHIVE.test(text)) return extension === '.docx' || text.includes('word/') ? 'word' : 'other'
  if (!isText(head)) return 'other'
  const marked = markedEncoding(head)
  const page = marked === null ? text : new TextDecoder(marked).decode(head)
  return PAGE.test(page) ? 'html' : (NAMED_TEXT[extension] ?? 'other')
}

/** Judges the first bytes of a file. `name` decides what is expected of it. */
export function judge(head: Uint8Array, size: number, name: string): Sniffed {
  const extension = extname(name).toLowerCase()
  const named = extension === '.pdf'
  if (size === 0) return named ? 'empty' : 'other'
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEADER_WINDOW)).toString(
    'latin1',
  )
  // A page may speak of PDF files at its beginning; a PDF does not begin like a page.
  if (text.includes('%PDF-') && (named || !PAGE.test(text))) return 'pdf'
  if (!named) return judgeOther(head, text, extension)
  // A damaged header still goes to the readers, which repair more than this test can foresee.
  return OTHER_FORMATS.some((format) => format.test(text)) ? 'not-pdf' : 'pdf'
}

/**
 * Reads the first bytes of a file and judges them.
 *
 * @param name what the file is called where its path does not say
 * @throws the system's error when it cannot be read
 */
export async function sniff(path: string, name = path): Promise<Sniffed> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(HEADER_WINDOW)
    const { bytesRead } = await handle.read(head, 0, HEADER_WINDOW, 0)
    return judge(head.subarray(0, bytesRead), size, name)
  } finally {
    await handle.close()
  }
}
