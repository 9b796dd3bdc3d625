import { createHash } from 'node:crypto'
import { PDFArray, PDFHexString, PDFName, type PDFDict, type PDFObject, type PDFRef } from 'pdf-lib'

/** Where an object of the written file is: at an offset, or in an object stream; free objects are left out. */
export interface Located {
  readonly object: number
  readonly generation: number
  readonly offset: number
  readonly within: readonly [container: number, index: number] | null
}

/** An object as it is stored: header, body, end. */
export function objectBytes(ref: PDFRef, object: PDFObject): Uint8Array {
  const body = new Uint8Array(object.sizeInBytes())
  const length = object.copyBytesInto(body, 0)
  const head = Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`, 'latin1')
  return Buffer.concat([head, body.subarray(0, length), Buffer.from('\nendobj\n', 'latin1')])
}

/** Entries of a trailer for the next version of a file: those of the one before, with a new second half of `/ID`. */
export function nextTrailer(old: PDFDict, keys: readonly string[], added: Uint8Array): PDFDict {
  const trailer = old.context.obj({})
  for (const key of keys) {
    const value = old.get(PDFName.of(key))
    if (value !== undefined) trailer.set(PDFName.of(key), value)
  }
  const id = old.get(PDFName.of('ID'))
  if (id instanceof PDFArray && id.size() === 2) {
    const fresh = PDFArray.withContext(old.context)
    fresh.push(id.get(0))
    // Tells this version of the file from the one before (ISO 32000-2 14.4).
    fresh.push(PDFHexString.fromBytes(createHash('md5').update(added).digest()))
    trailer.set(PDFName.of('ID'), fresh)
  }
  return trailer
}

/** Runs of consecutive object numbers. */
function runs(located: readonly Located[]): Located[][] {
  const groups: Located[][] = []
  for (const item of located.toSorted((a, b) => a.object - b.object)) {
    const group = groups.at(-1)
    if (group?.at(-1)?.object === item.object - 1) group.push(item)
    else groups.push([item])
  }
  return groups
}

/** A cross-reference table with its trailer (ISO 32000-2 7.5.4). None of the objects may lie in an object stream. */
export function tableBytes(located: readonly Located[], trailer: PDFDict): Uint8Array {
  let text = 'xref\n'
  for (const group of runs(located)) {
    text += `${group[0]?.object ?? 0} ${group.length}\n`
    for (const { object, generation, offset } of group) {
      const state = object === 0 ? 'f' : 'n'
      text += `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${state} \n`
    }
  }
  return Buffer.from(`${text}trailer\n${trailer.toString()}\n`, 'latin1')
}

const ENTRY_BYTES = 7
const IN_FILE = 1
const IN_OBJECT_STREAM = 2

/** A cross-reference stream (ISO 32000-2 7.5.8) with the trailer's entries. It is never encrypted. */
export function streamBytes(located: readonly Located[], trailer: PDFDict, self: PDFRef): Uint8Array {
  const groups = runs(located)
  const data = Buffer.alloc(located.length * ENTRY_BYTES)
  groups.flat().forEach(({ object, generation, offset, within }, row) => {
    const at = row * ENTRY_BYTES
    data.writeUInt8(object === 0 ? 0 : within === null ? IN_FILE : IN_OBJECT_STREAM, at)
    data.writeUInt32BE(within?.[0] ?? offset, at + 1)
    data.writeUInt16BE(within?.[1] ?? generation, at + 5)
  })
  const stream = trailer.context.stream(data, { Type: 'XRef', W: [1, 4, 2] })
  stream.dict.set(
    PDFName.of('Index'),
    trailer.context.obj(groups.flatMap((group) => [group[0]?.object ?? 0, group.length])),
  )
  for (const [key, value] of trailer.entries()) stream.dict.set(key, value)
  return objectBytes(self, stream)
}
