import type { Rect } from '../../contract/values.ts'
import { readAnnotations, type PdfiumAnnotation } from './annotations.ts'
import { readFields, type PdfiumField } from './fields.ts'
import { orderedRect } from './geometry.ts'
import { readLinks, type PdfiumLink } from './links.ts'
import { addLine, type PageLine } from './lines.ts'
import type { Pdfium } from './load.ts'
import { renderPage, renderPart, type PdfiumBitmap, type RenderPart, type RenderSize } from './render.ts'
import { PdfiumText } from './text.ts'

type Rotation = 0 | 90 | 180 | 270
const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270]

/** What a page needs of its document. */
export interface PageOwner {
  readonly pdfium: Pdfium
  /** The document itself. */
  readonly handle: number
  /** Form fill environment, 0 for a document without form. */
  form(): number
}

/** A loaded page; lives only inside `PdfiumDocument.withPage`. */
export class PdfiumPage implements Disposable {
  readonly #owner: PageOwner
  readonly #pdfium: Pdfium
  /** 0-based */
  readonly index: number
  readonly handle: number
  #text: PdfiumText | undefined
  #formLoaded = false

  constructor(owner: PageOwner, index: number, handle: number) {
    this.#owner = owner
    this.#pdfium = owner.pdfium
    this.index = index
    this.handle = handle
  }

  /** Width in points as seen, after rotation. */
  get width(): number {
    return this.#pdfium.api.FPDF_GetPageWidthF(this.handle)
  }

  /** Height in points as seen, after rotation. */
  get height(): number {
    return this.#pdfium.api.FPDF_GetPageHeightF(this.handle)
  }

  /** Clockwise turn of the page when shown, degrees. */
  get rotation(): Rotation {
    return ROTATIONS[this.#pdfium.api.FPDFPage_GetRotation(this.handle)] ?? 0
  }

  /** Number of the page's object in the file, 0 where it has none. */
  get objectNumber(): number {
    return this.#pdfium.api.EPDFPage_GetObjectNumber(this.handle)
  }

  /** What is shown: CropBox cut to the MediaBox, both also where inherited; user space, before rotation. */
  get cropBox(): Rect {
    const { api, heap } = this.#pdfium
    if (api.FPDF_GetPageBoundingBox(this.handle, heap.scratch) === 0) return this.mediaBox
    const [left, top, right, bottom] = heap.fourFloats(heap.scratch)
    return orderedRect(left, bottom, right, top)
  }

  /** MediaBox of the page itself; US Letter, as PDFium assumes, where it is inherited or missing. */
  get mediaBox(): Rect {
    const { api, heap } = this.#pdfium
    const at = heap.scratch
    const found = api.FPDFPage_GetMediaBox(this.handle, at, at + 4, at + 8, at + 12)
    return found === 0 ? [0, 0, 612, 792] : orderedRect(...heap.fourFloats(at))
  }

  /** Characters of the page, loaded once. */
  get text(): PdfiumText {
    this.#text ??= new PdfiumText(this.#pdfium, this.handle)
    return this.#text
  }

  /** Annotations in the order of the file. */
  annotations(): PdfiumAnnotation[] {
    return readAnnotations(this.#pdfium, this.handle)
  }

  /** Links to the web and to pages of the document. */
  links(): PdfiumLink[] {
    return readLinks(this.#pdfium, this.#owner.handle, this.handle)
  }

  /** Form fields that have a widget on this page. */
  fields(): PdfiumField[] {
    const form = this.form()
    return form === 0 ? [] : readFields(this.#pdfium, this.handle, form)
  }

  /** Draws the page with annotations and form fields on white. */
  render(size: RenderSize): PdfiumBitmap {
    return renderPage({ pdfium: this.#pdfium, page: this.handle, form: this.form() }, size)
  }

  /** Draws a part of the page, else as {@link render}. */
  renderPart(part: RenderPart): PdfiumBitmap {
    return renderPart({ pdfium: this.#pdfium, page: this.handle, form: this.form() }, part)
  }

  /** Draws a line above the content of the page, as long as it is loaded. */
  addLine(line: PageLine): void {
    addLine(this.#pdfium, this.handle, line)
  }

  /** Form fill environment with this page loaded into it; 0 for a document without form. */
  form(): number {
    const form = this.#owner.form()
    if (form !== 0 && !this.#formLoaded) {
      this.#pdfium.api.FORM_OnAfterLoadPage(this.handle, form)
      this.#formLoaded = true
    }
    return form
  }

  [Symbol.dispose](): void {
    const { api } = this.#pdfium
    this.#text?.[Symbol.dispose]()
    if (this.#formLoaded) api.FORM_OnBeforeClosePage(this.handle, this.#owner.form())
    api.FPDF_ClosePage(this.handle)
  }
}
