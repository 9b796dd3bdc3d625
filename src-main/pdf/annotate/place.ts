import { PDFDict, PDFName, PDFRef, type PDFContext, type PDFDocument, type PDFObject } from 'pdf-lib'
import type { Quad, Rect } from '../../contract/values.ts'
import {
  annotationItems,
  indexOfMark,
  setAnnotationItems,
  SUBTYPES,
  subtypeOf,
  withItsWindow,
} from './annots-array.ts'
import { markDictionary, TEXT_KINDS } from './dictionary.ts'
import { embedFonts, finishFonts, type TextFonts } from './fonts.ts'
import { quadsOfMark } from './geometry.ts'
import { markName, type ExportMark } from './mark.ts'
import { pagesOf, type PageNode } from './pages.ts'
import { WriteProblem } from './problem.ts'

/** A mark as it was written, for the gate to read back. */
export interface WrittenMark {
  readonly mark: ExportMark
  /** Annotation's `/Rect`. */
  readonly rect: Rect
  /** `/QuadPoints`; none for kinds that have none. */
  readonly quads: readonly Quad[]
  /** It took the place of an annotation that the file had. */
  readonly replaced: boolean
  /** Its text window is an annotation of its own (`/Popup`). */
  readonly hasWindow: boolean
}

/** What taking out a mark did. */
export interface TakenMark {
  /** Annotations that the page has fewer of, windows included; 0 where the file has no such mark. */
  readonly fewer: number
  /** `/Subtype` in the file, which may not be that of the kind that the mark was given since. */
  readonly subtype: string
}

/** What placing marks did to a document. */
export interface Placement {
  readonly written: readonly WrittenMark[]
  /** For each mark that was to go. */
  readonly taken: readonly TakenMark[]
  /** Objects of the original that changed. */
  readonly changed: readonly PDFRef[]
}

/** Entries of a replaced annotation that stay: its window and its place in a thread belong to the file. */
const KEPT = ['Popup', 'IRT', 'RT', 'StructParent', 'OC'] as const

/** What happens to the marks of a file. */
export interface MarkChanges {
  /** Marks to be written. */
  readonly marks: readonly ExportMark[]
  /** Marks that the file has already and that others may answer. */
  readonly present: readonly ExportMark[]
  /** Marks that must no longer be in the copy. */
  readonly removed: readonly ExportMark[]
}

interface PageWork {
  readonly page: PageNode
  items: PDFObject[]
  changed: boolean
}

class Placer {
  readonly #context: PDFContext
  readonly #pages: readonly (PageNode | null)[]
  readonly #fonts: TextFonts | null
  readonly #work = new Map<number, PageWork>()
  readonly #refs = new Map<string, PDFRef>()
  readonly #changed = new Set<PDFRef>()

  constructor(document: PDFDocument, fonts: TextFonts | null) {
    this.#context = document.context
    this.#pages = pagesOf(document.context, document.catalog)
    this.#fonts = fonts
  }

  #pageWork(index: number): PageWork {
    const known = this.#work.get(index)
    if (known !== undefined) return known
    const page = this.#pages[index]
    if (page === undefined || page === null) throw new WriteProblem('page-unreachable')
    const work = { page, items: annotationItems(page), changed: false }
    this.#work.set(index, work)
    return work
  }

  /** Remembers where the file keeps a mark, so that answers can point at it. */
  find(mark: ExportMark): void {
    const { page, items } = this.#pageWork(mark.pageIndex)
    const item = items[indexOfMark(page, items, mark, markName(mark))]
    if (item instanceof PDFRef) this.#refs.set(mark.id, item)
  }

  /** Takes a mark out of its page with its window; answers to it stay. */
  remove(mark: ExportMark): TakenMark {
    const none = { fewer: 0, subtype: SUBTYPES[mark.kind] }
    if (mark.pageIndex >= this.#pages.length) return none
    const work = this.#pageWork(mark.pageIndex)
    const at = indexOfMark(work.page, work.items, mark, markName(mark))
    if (at < 0) return none
    const annotation = this.#context.lookup(work.items[at])
    const gone = withItsWindow(work.page, work.items, at)
    work.items = work.items.filter((_, index) => !gone.has(index))
    work.changed = true
    return { fewer: gone.size, subtype: annotation instanceof PDFDict ? subtypeOf(annotation) : '' }
  }

  place(mark: ExportMark): WrittenMark {
    const work = this.#pageWork(mark.pageIndex)
    const { page, items } = work
    work.changed = true
    const at = indexOfMark(page, items, mark, markName(mark))
    const inReplyTo = mark.inReplyTo === null ? null : (this.#refs.get(mark.inReplyTo) ?? null)
    const target = { context: this.#context, page, fonts: this.#fonts, inReplyTo }
    const { annotation, rect } = markDictionary(mark, target)
    const old = items[at]
    this.#refs.set(
      mark.id,
      old === undefined ? this.#add(items, annotation) : this.#replace(items, at, old, annotation),
    )
    const quads = TEXT_KINDS.has(mark.kind) ? quadsOfMark(mark) : []
    return { mark, rect, quads, replaced: old !== undefined, hasWindow: false }
  }

  #add(items: PDFObject[], annotation: PDFDict): PDFRef {
    const ref = this.#context.register(annotation)
    items.push(ref)
    return ref
  }

  #replace(items: PDFObject[], at: number, old: PDFObject, annotation: PDFDict): PDFRef {
    const before = this.#context.lookup(old)
    for (const key of before instanceof PDFDict ? KEPT : []) {
      const name = PDFName.of(key)
      const value = before instanceof PDFDict ? before.get(name) : undefined
      if (value !== undefined && !annotation.has(name)) annotation.set(name, value)
    }
    const ref = old instanceof PDFRef ? old : this.#context.nextRef()
    this.#context.assign(ref, annotation)
    items[at] = ref
    if (old instanceof PDFRef) this.#changed.add(ref)
    return ref
  }

  /** Writes the lists of annotations into the pages. */
  finish(): readonly PDFRef[] {
    for (const { page, items, changed } of this.#work.values()) {
      if (!changed) continue
      setAnnotationItems(page, items)
      this.#changed.add(page.ref)
    }
    return [...this.#changed]
  }
}

/** Marks in such an order that one stands before its answers; a circle of answers is left as it comes. */
export function answersLast(marks: readonly ExportMark[]): ExportMark[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const ordered = new Set<ExportMark>()
  for (const mark of marks) {
    const thread: ExportMark[] = []
    let next: ExportMark | undefined = mark
    while (next !== undefined && !ordered.has(next) && !thread.includes(next)) {
      thread.push(next)
      next = next.inReplyTo === null ? undefined : byId.get(next.inReplyTo)
    }
    for (const item of thread.reverse()) ordered.add(item)
  }
  return [...ordered]
}

/**
 * Writes marks into a document in memory: a new annotation for each, or the replacement of the one that the file
 * has under the same name (see `mark.ts`); and takes out those that were removed.
 * @throws WriteProblem where a page cannot carry marks
 */
export async function placeMarks(
  document: PDFDocument,
  { marks, present, removed }: MarkChanges,
): Promise<Placement> {
  const fonts = marks.some((mark) => mark.kind === 'freetext') ? await embedFonts(document) : null
  const placer = new Placer(document, fonts)
  // First, so that none of the marks written below is taken for one that must go.
  const taken = removed.map((mark) => placer.remove(mark))
  const answered = new Set(marks.map((mark) => mark.inReplyTo))
  for (const mark of present) if (answered.has(mark.id)) placer.find(mark)
  const written = answersLast(marks).map((mark) => placer.place(mark))
  if (fonts !== null) await finishFonts(fonts)
  return { written, taken, changed: placer.finish() }
}
