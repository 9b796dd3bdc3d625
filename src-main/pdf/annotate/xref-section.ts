import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'

/** Where one object is, by one section of the cross-reference (ISO 32000-2 7.5.4, 7.5.8). */
export interface XrefEntry {
  readonly object: number
  readonly generation: number
  /** Byte offset, or null for an object that is free or lies in an object stream. */
  readonly offset: number | null
  /** Number of the object stream that holds it and its position there, or null. */
  readonly within: readonly [container: number, index: number] | null
}

/** One section of the cross-reference with its trailer. */
export interface XrefSection {
  readonly kind: 'table' | 'stream'
  readonly trailer: PDFDict
  readonly entries: readonly XrefEntry[]
}

/** ISO 32000-2 annex C: no reader has to accept larger object numbers. */
export const MAX_OBJECT_NUMBER = 8_388_607
const MAX_SECTION_BYTES = 256 * 1024 * 1024
const HEADER = /^\s*(\d{1,10})\s+(\d{1,5})\s+obj\b/
const SUBSECTION = /^\s*(\d{1,10})\s+(\d{1,10})\s*/
const ENTRY = /^\s*(\d{1,10})\s+(\d{1,5})\s+([nf])/
const WINDOW = 128

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, from + length)
}

/** Object and generation number of the object that starts at an offset, and where its value starts. */
export function objectHeaderAt(bytes: Uint8Array, offset: number): { ref: PDFRef; value: number } | null {
  const match = HEADER.exec(latin1(bytes, offset, WINDOW))
  if (match === null) return null
  return { ref: PDFRef.of(Number(match[1]), Number(match[2])), value: offset + match[0].length }
}

function parseAt(bytes: Uint8Array, offset: number): unknown {
  return PDFObjectParser.forBytes(bytes.subarray(offset), PDFContext.create()).parseObject()
}

function numberOf(dict: PDFDict, key: string): number | null {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : null
}

function numbersOf(dict: PDFDict, key: string): number[] | null {
  const value = dict.get(PDFName.of(key))
  if (!(value instanceof PDFArray)) return null
  return value.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : 0))
}

function readSubsection(
  bytes: Uint8Array,
  at: number,
  first: number,
  count: number,
  into: XrefEntry[],
): number {
  let position = at
  for (let index = 0; index < count; index++) {
    const match = ENTRY.exec(latin1(bytes, position, 40))
    if (match === null) return -1
    const used = match[3] === 'n'
    into.push({
      object: first + index,
      generation: Number(match[2]),
      offset: used ? Number(match[1]) : null,
      within: null,
    })
    position += match[0].length
  }
  return position
}

/** Section that starts with the word `xref`. */
function readTable(bytes: Uint8Array, start: number): XrefSection | null {
  const entries: XrefEntry[] = []
  let at = start
  while (entries.length <= MAX_OBJECT_NUMBER) {
    const header = SUBSECTION.exec(latin1(bytes, at, WINDOW))
    if (header === null) break
    const [first, count] = [Number(header[1]), Number(header[2])]
    if (first + count > MAX_OBJECT_NUMBER + 1) return null
    at = readSubsection(bytes, at + header[0].length, first, count, entries)
    if (at < 0) return null
  }
  const keyword = /^\s*trailer\s*/.exec(latin1(bytes, at, WINDOW))
  if (keyword === null) return null
  const trailer = parseAt(bytes, at + keyword[0].length)
  return trailer instanceof PDFDict ? { kind: 'table', trailer, entries } : null
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [estimate - left, estimate - up, estimate - corner].map(Math.abs)
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Undoes the PNG predictors (ISO 32000-2 7.4.4.4) for one byte a sample, the form of cross-reference streams. */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)] ?? 0
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const left = column > 0 ? (out[at - 1] ?? 0) : 0
      const up = row > 0 ? (out[at - columns] ?? 0) : 0
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + guess
    }
  }
  return out
}

function decode(stream: PDFRawStream): Uint8Array | null {
  const filter = stream.dict.get(PDFName.of('Filter'))
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter
  if (only === undefined) return stream.getContents()
  if (only !== PDFName.of('FlateDecode')) return null
  const data = inflateSync(stream.getContents(), { maxOutputLength: MAX_SECTION_BYTES })
  const raw = stream.dict.get(PDFName.of('DecodeParms'))
  const parameters = raw instanceof PDFArray ? raw.get(0) : raw
  if (!(parameters instanceof PDFDict)) return data
  const predictor = numberOf(parameters, 'Predictor') ?? 1
  if (predictor === 1) return data
  return predictor >= 10 ? unpredict(data, Math.max(1, numberOf(parameters, 'Columns') ?? 1)) : null
}

function field(data: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value = value * 256 + (data[at + index] ?? 0)
  return value
}

/** Types of ISO 32000-2 table 18: 1 is an object in the file, 2 one in an object stream; anything else is free. */
function streamEntry(object: number, type: number, [second, third]: readonly [number, number]): XrefEntry {
  return {
    object,
    generation: type === 1 ? third : 0,
    offset: type === 1 ? second : null,
    within: type === 2 ? [second, third] : null,
  }
}

function streamEntries(stream: PDFRawStream, data: Uint8Array): XrefEntry[] | null {
  const [typeWidth = 0, firstWidth = 0, secondWidth = 0] = numbersOf(stream.dict, 'W') ?? []
  const width = typeWidth + firstWidth + secondWidth
  if (width <= 0 || Math.max(typeWidth, firstWidth, secondWidth) > 8) return null
  const ranges = numbersOf(stream.dict, 'Index') ?? [0, numberOf(stream.dict, 'Size') ?? 0]
  const type = (at: number): number => (typeWidth === 0 ? 1 : field(data, at, typeWidth))
  const second = (at: number): number => field(data, at + typeWidth, firstWidth)
  const third = (at: number): number => field(data, at + typeWidth + firstWidth, secondWidth)
  const entries: XrefEntry[] = []
  let at = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first, count] = [ranges[range] ?? 0, ranges[range + 1] ?? 0]
    if (first + count > MAX_OBJECT_NUMBER + 1) return null
    for (let index = 0; index < count && at + width <= data.length; index++, at += width) {
      entries.push(streamEntry(first + index, type(at), [second(at), third(at)]))
    }
  }
  return entries
}

function readStream(bytes: Uint8Array, offset: number): XrefSection | null {
  const header = objectHeaderAt(bytes, offset)
  if (header === null) return null
  const stream = parseAt(bytes, header.value)
  if (!(stream instanceof PDFRawStream) || stream.dict.get(PDFName.of('Type')) !== PDFName.of('XRef'))
    return null
  const data = decode(stream)
  const entries = data === null ? null : streamEntries(stream, data)
  return entries === null ? null : { kind: 'stream', trailer: stream.dict, entries }
}

/**
 * Reads the section of the cross-reference that starts at an offset, or null where none can be read there.
 * Object streams are not opened: their objects have no offset of their own.
 */
export function readXrefSection(bytes: Uint8Array, offset: number): XrefSection | null {
  if (!Number.isInteger(offset) || offset < 0 || offset >= bytes.length) return null
  try {
    const keyword = /^\s*xref\s/.exec(latin1(bytes, offset, WINDOW))
    return keyword === null ? readStream(bytes, offset) : readTable(bytes, offset + keyword[0].length)
  } catch {
    // The parser and zlib throw on anything malformed, which only means that there is no section here.
    return null
  }
}
