import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, type PDFRef } from 'pdf-lib'
import type { Xref } from './xref.ts'

/** An object with its number, to be added to a file or to replace the one of that number. */
export type NumberedObject = readonly [ref: PDFRef, object: PDFObject]

interface Placed {
  readonly ref: PDFRef
  readonly offset: number
}

/** Entries of the newest trailer that an update repeats (ISO 32000-2 7.5.6). */
const KEPT = ['Root', 'Info', 'ID'] as const

function serialise(ref: PDFRef, object: PDFObject): Uint8Array {
  const head = Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`, 'latin1')
  const tail = Buffer.from('\nendobj\n', 'latin1')
  const body = new Uint8Array(object.sizeInBytes())
  const length = object.copyBytesInto(body, 0)
  return Buffer.concat([head, body.subarray(0, length), tail])
}

/** Runs of consecutive object numbers. */
function runs(placed: readonly Placed[]): Placed[][] {
  const sorted = placed.toSorted((a, b) => a.ref.objectNumber - b.ref.objectNumber)
  const groups: Placed[][] = []
  for (const item of sorted) {
    const group = groups.at(-1)
    if (group?.at(-1)?.ref.objectNumber === item.ref.objectNumber - 1) group.push(item)
    else groups.push([item])
  }
  return groups
}

/** The second half of `/ID` tells this version of the file from the one before (ISO 32000-2 14.4). */
function nextId(trailer: PDFDict, added: Uint8Array): PDFArray | null {
  const id = trailer.get(PDFName.of('ID'))
  if (!(id instanceof PDFArray) || id.size() !== 2) return null
  const fresh = PDFArray.withContext(trailer.context)
  fresh.push(id.get(0))
  fresh.push(PDFHexString.fromBytes(createHash('md5').update(added).digest()))
  return fresh
}

function trailerOf(xref: Xref, size: number, added: Uint8Array): PDFDict {
  const { context } = xref.trailer
  const trailer = context.obj({ Size: size, Prev: xref.start })
  for (const key of KEPT) {
    const value = xref.trailer.get(PDFName.of(key))
    if (value !== undefined) trailer.set(PDFName.of(key), value)
  }
  const id = nextId(xref.trailer, added)
  if (id !== null) trailer.set(PDFName.of('ID'), id)
  return trailer
}

function tableBytes(groups: readonly Placed[][], trailer: PDFDict): Uint8Array {
  let text = 'xref\n'
  for (const group of groups) {
    text += `${group[0]?.ref.objectNumber ?? 0} ${group.length}\n`
    for (const { ref, offset } of group) {
      text += `${String(offset).padStart(10, '0')} ${String(ref.generationNumber).padStart(5, '0')} n \n`
    }
  }
  return Buffer.from(`${text}trailer\n${trailer.toString()}\n`, 'latin1')
}

const ENTRY_BYTES = 7

function streamBytes(groups: readonly Placed[][], trailer: PDFDict, self: PDFRef): Uint8Array {
  const placed = groups.flat()
  const data = Buffer.alloc(placed.length * ENTRY_BYTES)
  placed.forEach(({ ref, offset }, index) => {
    const at = index * ENTRY_BYTES
    data.writeUInt8(1, at)
    data.writeUInt32BE(offset, at + 1)
    data.writeUInt16BE(ref.generationNumber, at + 5)
  })
  const { context } = trailer
  trailer.set(PDFName.of('Type'), PDFName.of('XRef'))
  trailer.set(PDFName.of('W'), context.obj([1, 4, 2]))
  const index = groups.flatMap((group) => [group[0]?.ref.objectNumber ?? 0, group.length])
  trailer.set(PDFName.of('Index'), context.obj(index))
  return serialise(
    self,
    context.stream(
      data,
      Object.fromEntries(trailer.entries().map(([key, value]) => [key.decodeText(), value])),
    ),
  )
}

/**
 * Appends objects to a file as an incremental update (ISO 32000-2 7.5.6): the original bytes stay a prefix. The
 * cross-reference of the update has the form of the newest one, as readers expect.
 *
 * The writer of the PDF library is not used: it would also write the catalogue again, choose the form of the
 * cross-reference by the version in the header, and search all objects at each change.
 * @param nextRef gives an unused object number, for the cross-reference stream itself
 */
export function appendObjects(
  original: Uint8Array,
  xref: Xref,
  objects: readonly NumberedObject[],
  nextRef: () => PDFRef,
): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('\n')]
  let offset = original.length + 1
  const placed: Placed[] = []
  for (const [ref, object] of objects) {
    const bytes = serialise(ref, object)
    placed.push({ ref, offset })
    parts.push(bytes)
    offset += bytes.length
  }
  const added = Buffer.concat(parts)
  const start = offset
  const self = xref.kind === 'stream' ? nextRef() : null
  if (self !== null) placed.push({ ref: self, offset: start })
  const highest = placed.reduce((most, { ref }) => Math.max(most, ref.objectNumber), xref.nextObject - 1)
  const trailer = trailerOf(xref, highest + 1, added)
  const section = self === null ? tableBytes(runs(placed), trailer) : streamBytes(runs(placed), trailer, self)
  return Buffer.concat([original, added, section, Buffer.from(`startxref\n${start}\n%%EOF\n`)])
}
