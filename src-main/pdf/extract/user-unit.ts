const OBJECT_WINDOW = 4_000
const MAX_USER_UNIT = 75_000

/** Dictionary text of an object that stands uncompressed in the file; the last one, which is the newest. */
function objectText(bytes: Buffer, objectNumber: number): string {
  const start = bytes.lastIndexOf(`\n${objectNumber} 0 obj`)
  if (start === -1) return ''
  const text = bytes.toString('latin1', start, start + OBJECT_WINDOW)
  return text.split('endobj', 1)[0] ?? ''
}

/**
 * Reader of `/UserUnit` (ISO 32000-2 table 31), which PDFium does not tell. It looks at page objects that stand
 * uncompressed in the file, and answers 1 for all others; nearly no file has another value.
 */
export function userUnitReader(bytes: Uint8Array): (objectNumber: number) => number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.includes('/UserUnit')) return () => 1
  return (objectNumber) => {
    const value = Number(/\/UserUnit\s+([\d.]+)/.exec(objectText(buffer, objectNumber))?.[1] ?? 1)
    return value > 0 && value <= MAX_USER_UNIT ? value : 1
  }
}
