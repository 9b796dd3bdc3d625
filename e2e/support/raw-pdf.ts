/** An object of a file: its text, or a dictionary (without `<<`, `>>` and length) with the bytes of its stream. */
export type RawObject = string | { readonly dict: string; readonly stream: Uint8Array | string }

/** How a file departs from a plain one. */
export interface RawOptions {
  /** More entries of the trailer. */
  readonly trailer?: string
  /** Where an object is said to be, given where it is. */
  readonly offset?: (offset: number, number: number) => number
}

function bodyOf(object: RawObject): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1')
  const bytes =
    typeof object.stream === 'string' ? Buffer.from(object.stream, 'latin1') : Buffer.from(object.stream)
  return Buffer.concat([
    Buffer.from(`<< ${object.dict} /Length ${bytes.length} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

/**
 * A PDF (ISO 32000-1 §7.5) of objects written as they are, so that a file can be as wrong as a test needs it. The first
 * object has the number 1 and is the catalogue.
 */
export function rawPdf(objects: readonly RawObject[], options: RawOptions = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  const offsets = objects.map((object, index) => {
    const offset = at
    add(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'))
    add(bodyOf(object))
    add(Buffer.from('\nendobj\n', 'latin1'))
    return options.offset?.(offset, index + 1) ?? offset
  })
  const start = at
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines.join('')}`, 'latin1'))
  add(
    Buffer.from(
      `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  )
  return Buffer.concat(parts)
}
