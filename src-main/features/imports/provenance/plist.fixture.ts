/** A string object; up to 255 units, ASCII or UTF-16. */
function stringObject(text: string): number[] {
  const ascii = /^[\x20-\x7e]*$/.test(text)
  const marker = ascii ? 0x50 : 0x60
  const units = [...text].flatMap((char) =>
    ascii ? [char.charCodeAt(0)] : [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255],
  )
  const count = text.length
  return count < 15 ? [marker | count, ...units] : [marker | 15, 0x11, count >> 8, count & 255, ...units]
}

/** A binary property list that is one array of strings, laid out as Core Foundation writes it. */
export function plistOfStrings(strings: readonly string[]): Uint8Array<ArrayBuffer> {
  const header = [...new TextEncoder().encode('bplist00')]
  const array = [0xa0 | strings.length, ...strings.map((_, index) => index + 1)]
  const objects = [array, ...strings.map(stringObject)]
  const offsets: number[] = []
  const body = [...header]
  for (const object of objects) {
    offsets.push(body.length)
    body.push(...object)
  }
  const table = body.length
  const long = (value: number): number[] => [0, 0, 0, 0, 0, 0, value >> 8, value & 255]
  const trailer = [0, 0, 0, 0, 0, 0, 2, 1, ...long(objects.length), ...long(0), ...long(table)]
  return Uint8Array.from([...body, ...offsets.flatMap((offset) => [offset >> 8, offset & 255]), ...trailer])
}

/** As `xattr -px` prints bytes: pairs with spaces, sixteen a line. */
export function hexDump(bytes: Uint8Array): string {
  const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
  return pairs.map((pair, index) => pair + (index % 16 === 15 ? '\n' : ' ')).join('')
}
