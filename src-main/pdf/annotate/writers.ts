import { PDFName, type PDFDocument, type PDFObject, type PDFRef } from 'pdf-lib'
import { appendObjects, type NumberedObject } from './append.ts'
import { pagesOf } from './pages.ts'
import { placeMarks, type MarkChanges, type TakenMark, type WrittenMark } from './place.ts'
import { WriteProblem } from './problem.ts'
import { loadExactly, loadLeniently } from './readable.ts'
import { sameAsInFile } from './same-object.ts'
import { MAX_OBJECT_NUMBER } from './xref-section.ts'
import { readXref, type Xref } from './xref.ts'

/** What goes into a copy. */
export interface WriteRequest extends MarkChanges {
  readonly original: Uint8Array
  readonly password?: string | undefined
}

/** Bytes of a copy, and what to expect in them. */
export interface Written {
  readonly bytes: Uint8Array
  readonly marks: readonly WrittenMark[]
  /** For each mark to be removed. */
  readonly taken: readonly TakenMark[]
}

/** 0-based pages whose annotations a request may change. */
export function touchedPages({ marks, removed }: MarkChanges): Set<number> {
  return new Set([...marks, ...removed].map((mark) => mark.pageIndex))
}

function usableXref(bytes: Uint8Array): Xref {
  const xref = readXref(bytes)
  if (typeof xref === 'string') throw new WriteProblem(xref)
  if (xref.trailer.has(PDFName.of('Encrypt'))) throw new WriteProblem('encrypted')
  return xref
}

/** The library reads objects by scanning; where that finds others than the cross-reference names, it is not used. */
function assertSamePages(document: PDFDocument, request: WriteRequest, xref: Xref): void {
  if (document.context.trailerInfo.Root !== xref.trailer.get(PDFName.of('Root'))) {
    throw new WriteProblem('writer-reads-another-version')
  }
  const pages = pagesOf(document.context, document.catalog)
  for (const pageIndex of touchedPages(request)) {
    const page = pages[pageIndex]
    if (page && !sameAsInFile(request.original, xref, page.ref, page.dict)) {
      throw new WriteProblem('writer-reads-another-version')
    }
  }
}

/**
 * Appends the marks to the original bytes, which stay a prefix, so that signatures stay valid.
 * @throws WriteProblem for an encrypted file (what is appended would be plain text among ciphertext), and for one
 *   whose cross-reference readers must rebuild (each would read the result in its own way)
 */
export async function writeIncremental(request: WriteRequest): Promise<Written> {
  const { original } = request
  const xref = usableXref(original)
  const document = await loadExactly(original)
  assertSamePages(document, request, xref)
  const { context } = document
  const first = Math.max(context.largestObjectNumber, xref.nextObject - 1) + 1
  context.largestObjectNumber = first - 1
  const placement = await placeMarks(document, request)
  const changed = new Set(placement.changed)
  const isNew = ([ref]: [PDFRef, PDFObject]): boolean => ref.objectNumber >= first || changed.has(ref)
  const objects: NumberedObject[] = context.enumerateIndirectObjects().filter(isNew)
  if (context.largestObjectNumber >= MAX_OBJECT_NUMBER) throw new WriteProblem('object-numbers-used-up')
  const bytes = appendObjects(original, xref, objects, () => context.nextRef())
  return { bytes, marks: placement.written, taken: placement.taken }
}

/**
 * Writes the whole file anew.
 * @throws WriteProblem for an encrypted file: the PDF library would write it without protection
 */
export async function writeAnew(request: WriteRequest): Promise<Written> {
  const document = await loadLeniently(request.original)
  const placement = await placeMarks(document, request)
  const bytes = await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  })
  return { bytes, marks: placement.written, taken: placement.taken }
}
