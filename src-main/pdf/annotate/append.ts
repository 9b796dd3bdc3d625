import { PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib'
import { nextTrailer, objectBytes, streamBytes, tableBytes, type Located } from './xref-write.ts'
import type { Xref } from './xref.ts'

/** An object with its number, to be added to a file or to replace the one of that number. */
export type NumberedObject = readonly [ref: PDFRef, object: PDFObject]

/** Entries of the newest trailer that an update repeats (ISO 32000-2 7.5.6). */
const KEPT = ['Root', 'Info', 'ID']

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
  const located: Located[] = []
  let offset = original.length + 1
  const locate = ({ objectNumber, generationNumber }: PDFRef): void => {
    located.push({ object: objectNumber, generation: generationNumber, offset, within: null })
  }
  for (const [ref, object] of objects) {
    const bytes = objectBytes(ref, object)
    locate(ref)
    parts.push(bytes)
    offset += bytes.length
  }
  const added = Buffer.concat(parts)
  const self = xref.kind === 'stream' ? nextRef() : null
  if (self !== null) locate(self)
  const highest = located.reduce((most, { object }) => Math.max(most, object), xref.nextObject - 1)
  const trailer = nextTrailer(xref.trailer, KEPT, added)
  trailer.set(PDFName.of('Size'), PDFNumber.of(highest + 1))
  trailer.set(PDFName.of('Prev'), PDFNumber.of(xref.start))
  const section = self === null ? tableBytes(located, trailer) : streamBytes(located, trailer, self)
  return Buffer.concat([original, added, section, Buffer.from(`startxref\n${offset}\n%%EOF\n`)])
}
