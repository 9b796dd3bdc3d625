import type { PDFDict } from 'pdf-lib'
import { PDFName, PDFNumber } from 'pdf-lib'
import {
  MAX_OBJECT_NUMBER,
  objectHeaderAt,
  readXrefSection,
  type XrefEntry,
  type XrefSection,
} from './xref-section.ts'

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
  /** Newest entry of each object. */
  readonly entries: ReadonlyMap<number, XrefEntry>
  /** Where the sections start. */
  readonly sectionStarts: ReadonlySet<number>
  /** Every offset that any section names: where objects of this and earlier versions start. */
  readonly boundaries: readonly number[]
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
function readSections(bytes: Uint8Array, start: number): Map<number, XrefSection> | XrefProblem {
  const sections = new Map<number, XrefSection>()
  const seen = new Set<number>()
  const pending = [start]
  for (let offset = pending.pop(); offset !== undefined; offset = pending.pop()) {
    // A section that two others name, or that names itself, is read once, as readers do.
    if (seen.has(offset)) continue
    if (seen.size > MAX_SECTIONS) return 'too-many-sections'
    seen.add(offset)
    const section = readXrefSection(bytes, offset)
    if (section === null) return 'xref-unreadable'
    sections.set(offset, section)
    const older = offsetIn(section.trailer, 'Prev')
    const hybrid = section.kind === 'table' ? offsetIn(section.trailer, 'XRefStm') : null
    if (older !== null) pending.push(older)
    if (hybrid !== null) pending.push(hybrid)
  }
  return sections
}

function newestEntries(sections: Iterable<XrefSection>): Map<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>()
  for (const section of sections) {
    for (const entry of section.entries) if (!entries.has(entry.object)) entries.set(entry.object, entry)
  }
  return entries
}

function highestObject(sections: Iterable<XrefSection>): number {
  let highest = 0
  for (const { entries, trailer } of sections) {
    highest = Math.max(highest, Math.min(MAX_OBJECT_NUMBER, (offsetIn(trailer, 'Size') ?? 1) - 1))
    for (const { object } of entries) highest = Math.max(highest, object)
  }
  return highest
}

function startsOf(sections: ReadonlyMap<number, XrefSection>): number[] {
  const starts = new Set(sections.keys())
  for (const { entries } of sections.values())
    for (const { offset } of entries) if (offset) starts.add(offset)
  return [...starts].sort((a, b) => a - b)
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
  const newest = sections.get(start)
  if (newest === undefined) return 'xref-unreadable'
  const entries = newestEntries(sections.values())
  const offsets = new Map<number, number>()
  for (const { object, offset } of entries.values()) {
    if (offset === null || offset === 0) continue
    if (objectHeaderAt(bytes, offset)?.ref.objectNumber !== object) return 'xref-wrong-offset'
    offsets.set(object, offset)
  }
  if (!newest.trailer.has(PDFName.of('Root'))) return 'no-root'
  return {
    kind: newest.kind,
    start,
    trailer: newest.trailer,
    nextObject: highestObject(sections.values()) + 1,
    offsets,
    entries,
    sectionStarts: new Set(sections.keys()),
    boundaries: startsOf(sections),
  }
}
