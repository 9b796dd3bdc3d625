import { open } from 'node:fs/promises'
import { extname } from 'node:path'

/** What a file is, judged by its first bytes, with its name as the second witness. */
export type Sniffed = 'pdf' | 'empty' | 'not-pdf' | 'other'

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

/** Judges the first bytes of a file. `name` decides what is expected of it. */
export function judge(head: Uint8Array, size: number, name: string): Sniffed {
  const named = extname(name).toLowerCase() === '.pdf'
  if (size === 0) return named ? 'empty' : 'other'
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEADER_WINDOW)).toString(
    'latin1',
  )
  if (text.includes('%PDF-')) return 'pdf'
  if (!named) return 'other'
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
