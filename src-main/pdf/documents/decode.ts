/** How far into a page its own word on its encoding is looked for (HTML Standard §13.2.3.2: 1024 bytes). */
const PRESCAN = 1024
const FALLBACK = 'windows-1252'

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** Encoding that a byte order mark tells, or null. */
export function markedEncoding(bytes: Uint8Array): string | null {
  const found = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  return found?.[1] ?? null
}

/** Encoding that a page names itself, in a `meta` element or an XML declaration; null where it names none that is known. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)).toString('latin1')
  const [, label] =
    /<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head) ??
    []
  if (label === undefined) return null
  // A page in UTF-16 could not be read as ASCII to this point: the name must be wrong.
  if (/^utf-?16/i.test(label)) return 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Text of a file: by its byte order mark, by what it says of itself, as UTF-8 where that fits, else as windows-1252, which
 * fits anything and is what files without a word on it were mostly written in.
 *
 * @param names whether the file may name its encoding (a page)
 */
export function decodeText(bytes: Uint8Array, names: boolean): string {
  const marked = markedEncoding(bytes)
  if (marked !== null) return decodeAs(bytes, marked, false) ?? ''
  const declared = names ? declaredEncoding(bytes) : null
  if (declared !== null && declared !== 'utf-8') return decodeAs(bytes, declared, false) ?? ''
  return decodeAs(bytes, 'utf-8', true) ?? decodeAs(bytes, FALLBACK, false) ?? ''
}
