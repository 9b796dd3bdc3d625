import { PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { MAX_OBJECT_NUMBER, objectHeaderAt, readXrefSection, type XrefSection } from './xref-section.ts'

/** Why bytes cannot be appended to a file, in stable words. */
export type XrefProblem =
  | 'junk-before-header'
  | 'startxref-missing'
  | 'xref-unreadable'
  | 'xref-wrong-offset'
  | 'too-many-sections'
  | 'no-root'

/** The cross-reference of a file as its own pointers tell it, without any repair. */
export interface Xref {
  /** Form of the newest section: an update must have the same. */
  readonly kind: 'table' | 'stream'
  /** Offset of the newest section. */
  readonly start: number
  /** Newest trailer: Root, Info, ID, Encrypt. */
  readonly trailer: PDFDict
  /** First object number that no section uses. */
  readonly nextObject: number
  /** Offset of each object that lies directly in the file, newest section first. */
  readonly offsets: ReadonlyMap<number, number>
}

const TAIL_BYTES = 2048
const MAX_SECTIONS = 4096

function startOffset(bytes: Uint8Array): number | null {
  const from = Math.max(0, bytes.length - TAIL_BYTES)
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1')
  const at = tail.lastIndexOf('startxref')
  const match = at < 0 ? null : /^startxref\s+(\d{1,12})/.exec(tail.slice(at))
  return match === null ? null : Number(match[1])
}

function offsetIn(trailer: PDFDict, key: string): number | null {
  const value = trailer.get(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : null
}

/** All sections from the newest to the oldest, as `/XRefStm` and `/Prev` link them. */
function readSections(bytes: Uint8Array, start: number): XrefSection[] | XrefProblem {
  const sections: XrefSection[] = []
  const seen = new Set<number>()
  const pending = [start]
  for (let offset = pending.pop(); offset !== undefined; offset = pending.pop()) {
    // A section that two others name, or that names itself, is read once, as readers do.
    if (seen.has(offset)) continue
    if (seen.size > MAX_SECTIONS) return 'too-many-sections'
    seen.add(offset)
    const section = readXrefSection(bytes, offset)
    if (section === null) return 'xref-unreadable'
    sections.push(section)
    const older = offsetIn(section.trailer, 'Prev')
    const hybrid = section.kind === 'table' ? offsetIn(section.trailer, 'XRefStm') : null
    if (older !== null) pending.push(older)
    if (hybrid !== null) pending.push(hybrid)
  }
  return sections
}

function collect(sections: readonly XrefSection[]): { offsets: Map<number, number>; highest: number } {
  const offsets = new Map<number, number>()
  const known = new Set<number>()
  let highest = 0
  for (const { entries, trailer } of sections) {
    highest = Math.max(highest, Math.min(MAX_OBJECT_NUMBER, (offsetIn(trailer, 'Size') ?? 1) - 1))
    for (const { object, offset } of entries) {
      if (known.has(object)) continue
      known.add(object)
      highest = Math.max(highest, object)
      if (offset !== null && offset > 0) offsets.set(object, offset)
    }
  }
  return { offsets, highest }
}

/**
 * Reads the cross-reference as the file gives it and checks that every offset points at its object. A file whose
 * cross-reference readers must rebuild is a problem: bytes appended to it would be read differently by each.
 */
export function readXref(bytes: Uint8Array): Xref | XrefProblem {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, 5).toString('latin1') !== '%PDF-')
    return 'junk-before-header'
  const start = startOffset(bytes)
  if (start === null) return 'startxref-missing'
  const sections = readSections(bytes, start)
  if (typeof sections === 'string') return sections
  const newest = sections[0]
  if (newest === undefined) return 'xref-unreadable'
  const { offsets, highest } = collect(sections)
  for (const [object, offset] of offsets) {
    if (objectHeaderAt(bytes, offset)?.ref.objectNumber !== object) return 'xref-wrong-offset'
  }
  if (!newest.trailer.has(PDFName.of('Root'))) return 'no-root'
  return { kind: newest.kind, start, trailer: newest.trailer, nextObject: highest + 1, offsets }
}
