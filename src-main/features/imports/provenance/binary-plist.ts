/** What the kernel understands of a property list; other kinds come out as null. */
export type PlistValue = string | Date | null | readonly PlistValue[]

const TRAILER = 32
const MAX_BYTES = 256 * 1024
const MAX_DEPTH = 4
const MAX_ITEMS = 256
/** 2001-01-01T00:00:00Z, from which Core Foundation counts seconds. */
const EPOCH_MS = Date.UTC(2001, 0, 1)

class PlistReader {
  readonly #view: DataView
  readonly #offsets: readonly number[]
  readonly #referenceSize: number
  #left = MAX_ITEMS

  constructor(view: DataView, offsets: readonly number[], referenceSize: number) {
    this.#view = view
    this.#offsets = offsets
    this.#referenceSize = referenceSize
  }

  read(reference: number, depth: number): PlistValue {
    const offset = this.#offsets[reference]
    if (offset === undefined || depth > MAX_DEPTH || this.#left-- <= 0) return null
    const marker = this.#view.getUint8(offset)
    if (marker === 0x33) return new Date(EPOCH_MS + this.#view.getFloat64(offset + 1) * 1000)
    const { count, start } = this.#sized(marker, offset + 1)
    if (marker >> 4 === 0x5) return this.#text(start, count, 'latin1')
    if (marker >> 4 === 0x6) return this.#text(start, count * 2, 'utf-16be')
    if (marker >> 4 === 0xa) return this.#array(start, Math.min(count, MAX_ITEMS), depth)
    return null
  }

  /** A count of 15 or more stands in an integer object behind the marker. */
  #sized(marker: number, start: number): { count: number; start: number } {
    const low = marker & 0xf
    if (low !== 0xf) return { count: low, start }
    const width = 2 ** (this.#view.getUint8(start) & 0x3)
    return { count: readUnsigned(this.#view, start + 1, width), start: start + 1 + width }
  }

  #text(start: number, length: number, encoding: string): string | null {
    if (start + length > this.#view.byteLength) return null
    return new TextDecoder(encoding).decode(
      new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length),
    )
  }

  #array(start: number, count: number, depth: number): PlistValue[] {
    return Array.from({ length: count }, (_, index) => {
      const at = start + index * this.#referenceSize
      return this.read(readUnsigned(this.#view, at, this.#referenceSize), depth + 1)
    })
  }
}

function readUnsigned(view: DataView, offset: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + view.getUint8(offset + index)
  return value
}

function open(bytes: Uint8Array): PlistValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const trailer = bytes.byteLength - TRAILER
  const offsetSize = view.getUint8(trailer + 6)
  const referenceSize = view.getUint8(trailer + 7)
  const count = Math.min(readUnsigned(view, trailer + 8, 8), MAX_ITEMS)
  const top = readUnsigned(view, trailer + 16, 8)
  const table = readUnsigned(view, trailer + 24, 8)
  const offsets = Array.from({ length: count }, (_, index) =>
    readUnsigned(view, table + index * offsetSize, offsetSize),
  )
  return new PlistReader(view, offsets, referenceSize).read(top, 0)
}

/**
 * Decodes strings, dates and arrays of a binary property list (`bplist00`, Apple CFBinaryPList.c), which is how macOS keeps
 * the origin of a download. Null for anything else, for more than 256 KB, and for a list that points outside itself.
 */
export function decodeBinaryPlist(bytes: Uint8Array): PlistValue {
  if (bytes.byteLength < 8 + TRAILER || bytes.byteLength > MAX_BYTES) return null
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== 'bplist00') return null
  try {
    return open(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
