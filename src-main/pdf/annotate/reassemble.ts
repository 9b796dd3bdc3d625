import { PDFName, PDFNumber, type PDFRef } from 'pdf-lib'
import type { NumberedObject } from './append.ts'
import { WriteProblem } from './problem.ts'
import { nextTrailer, objectBytes, streamBytes, tableBytes, type Located } from './xref-write.ts'
import type { Xref } from './xref.ts'

const KEPT = ['Root', 'Info', 'ID', 'Encrypt']
const END = 'endobj'
const LONGEST_HEADER = 1024
const LINEARIZED = /^\s*\d+\s+\d+\s+obj\s*<<[^>]{0,200}\/Linearized\b/

/** Stored bytes of the object at an offset: up to its end, which comes before whatever starts next. */
function storedObject(original: Buffer, offset: number, next: number): Buffer {
  const end = original.subarray(offset, next).lastIndexOf(END)
  if (end < 0) throw new WriteProblem('object-without-end')
  return original.subarray(offset, offset + end + END.length)
}

/** Where the next object, table or the end of the file comes, for each start. */
function nextStarts(xref: Xref, length: number): Map<number, number> {
  return new Map(xref.boundaries.map((start, at) => [start, xref.boundaries[at + 1] ?? length]))
}

/**
 * Writes a file anew from the stored bytes of its objects, with some replaced or added and one cross-reference for
 * all. Objects that stay are copied as they are stored, so that encrypted ones need not be decrypted: they keep the
 * numbers that their keys are made from. Earlier versions, unused objects and linearization are left out.
 * @param objects as they are to be stored: encrypted, where the file is
 * @throws WriteProblem where the end of an object cannot be found
 */
export function reassemble(
  original: Uint8Array,
  xref: Xref,
  objects: readonly NumberedObject[],
  nextRef: () => PDFRef,
): Uint8Array {
  const source = Buffer.from(original.buffer, original.byteOffset, original.length)
  const next = nextStarts(xref, source.length)
  const headerEnd = Math.min(xref.boundaries[0] ?? 0, LONGEST_HEADER)
  const parts: Uint8Array[] = [source.subarray(0, headerEnd), Buffer.from('\n')]
  const located: Located[] = [{ object: 0, generation: 65535, offset: 0, within: null }]
  let offset = headerEnd + 1
  const add = (object: number, generation: number, bytes: Uint8Array): void => {
    located.push({ object, generation, offset, within: null })
    parts.push(bytes, Buffer.from('\n'))
    offset += bytes.length + 1
  }
  const replaced = new Set(objects.map(([ref]) => ref.objectNumber))
  for (const { object, generation, offset: at, within } of xref.entries.values()) {
    if (replaced.has(object) || object === 0) continue
    if (within !== null) located.push({ object, generation: 0, offset: 0, within })
    if (!at || xref.sectionStarts.has(at)) continue
    const stored = storedObject(source, at, next.get(at) ?? source.length)
    if (!LINEARIZED.test(stored.toString('latin1', 0, 300))) add(object, generation, stored)
  }
  for (const [ref, object] of objects) add(ref.objectNumber, ref.generationNumber, objectBytes(ref, object))
  const needsStream = xref.kind === 'stream' || located.some(({ within }) => within !== null)
  const self = needsStream ? nextRef() : null
  if (self !== null) located.push({ object: self.objectNumber, generation: 0, offset, within: null })
  const body = Buffer.concat(parts)
  const trailer = nextTrailer(xref.trailer, KEPT, body)
  const highest = located.reduce((most, { object }) => Math.max(most, object), xref.nextObject - 1)
  trailer.set(PDFName.of('Size'), PDFNumber.of(highest + 1))
  const section = self === null ? tableBytes(located, trailer) : streamBytes(located, trailer, self)
  return Buffer.concat([body, section, Buffer.from(`startxref\n${offset}\n%%EOF\n`)])
}
