import { CartableError } from '../../contract/errors.ts'
import { openingError } from './errors.ts'
import type { Pdfium } from './load.ts'
import { PdfiumPage } from './page.ts'
import { copyOfPages } from './take-pages.ts'

/** `FLATTEN_SUCCESS` of fpdf_flatten.h: something was made part of the page. */
const FLATTENED = 1

/** Facts that PDFium tells about the protection of a file. */
export interface PdfiumSecurity {
  readonly encrypted: boolean
  /** Revision of the standard security handler, -1 where the file is not encrypted. */
  readonly revision: number
  /** `/P` of the encryption dictionary, ISO 32000-2 table 22; all bits set where not encrypted. */
  readonly permissions: number
}

/** Keys of the Info dictionary that PDFium reads. */
export type InfoKey =
  'Title' | 'Author' | 'Subject' | 'Keywords' | 'Creator' | 'Producer' | 'CreationDate' | 'ModDate'

interface FormEnvironment {
  readonly info: number
  readonly handle: number
}

/** An open document. Disposing closes it and frees its bytes; `using document = openDocument(…)` does so by itself. */
export class PdfiumDocument implements Disposable {
  readonly pdfium: Pdfium
  readonly pageCount: number
  readonly handle: number
  readonly #bytes: number
  #form: FormEnvironment | null | undefined
  #closed = false

  constructor(pdfium: Pdfium, handle: number, bytes: number) {
    this.pdfium = pdfium
    this.handle = handle
    this.#bytes = bytes
    this.pageCount = pdfium.api.FPDF_GetPageCount(handle)
  }

  get security(): PdfiumSecurity {
    const { api } = this.pdfium
    return {
      encrypted: api.EPDF_IsEncrypted(this.handle) !== 0,
      revision: api.FPDF_GetSecurityHandlerRevision(this.handle),
      permissions: api.FPDF_GetDocPermissions(this.handle) >>> 0,
    }
  }

  /** Number of signature fields that carry a signature. */
  get signatureCount(): number {
    return Math.max(0, this.pdfium.api.FPDF_GetSignatureCount(this.handle))
  }

  /** `/Lang` of the catalogue, empty where not given. */
  get language(): string {
    const { api, heap } = this.pdfium
    return heap.string((pointer, bytes) => api.FPDFCatalog_GetLanguage(this.handle, pointer, bytes))
  }

  /** Value of the Info dictionary, empty where not given. */
  info(key: InfoKey): string {
    const { api, heap } = this.pdfium
    const name = heap.key(key)
    return heap.string((pointer, bytes) => api.FPDF_GetMetaText(this.handle, name, pointer, bytes))
  }

  /** Printed label of a page by 0-based index, empty where the file has none. */
  pageLabel(index: number): string {
    const { api, heap } = this.pdfium
    return heap.string((pointer, bytes) => api.FPDF_GetPageLabel(this.handle, index, pointer, bytes))
  }

  /** Form fill environment (no script engine is built in), made on demand; 0 for a document without form. */
  form(): number {
    if (this.#form === undefined) this.#form = this.#openForm()
    return this.#form?.handle ?? 0
  }

  #openForm(): FormEnvironment | null {
    const { api } = this.pdfium
    if (api.FPDF_GetFormType(this.handle) <= 0) return null
    const info = api.PDFiumExt_OpenFormFillInfo()
    const handle = api.PDFiumExt_InitFormFillEnvironment(this.handle, info)
    if (handle !== 0) return { info, handle }
    api.PDFiumExt_CloseFormFillInfo(info)
    return null
  }

  /**
   * Loads a page for the duration of `use` only; nothing of the page may be kept.
   * @param index 0-based
   * @throws CartableError PAGE_OUT_OF_RANGE, or PDF_CORRUPT where the page cannot be loaded
   */
  withPage<T>(index: number, use: (page: PdfiumPage) => T): T {
    if (!Number.isInteger(index) || index < 0 || index >= this.pageCount) {
      throw new CartableError('PAGE_OUT_OF_RANGE', { page: index + 1, pages: this.pageCount })
    }
    const handle = this.pdfium.api.FPDF_LoadPage(this.handle, index)
    if (handle === 0) throw new CartableError('PDF_CORRUPT', { page: index + 1 })
    using page = new PdfiumPage(this, index, handle)
    return use(page)
  }

  /**
   * Makes what annotations and form fields show part of a page's content, in memory, so that it can be read as text.
   * Marks and fields of the page are gone afterwards. False where there was nothing to do.
   * @param index 0-based
   * @throws as {@link withPage}
   */
  flattenPage(index: number): boolean {
    return this.withPage(index, (page) => this.pdfium.api.FPDFPage_Flatten(page.handle, 0) === FLATTENED)
  }

  /**
   * A file of its own with some of the pages, in the order given, without the protection of this one.
   * @param indices 0-based
   * @throws CartableError PAGE_OUT_OF_RANGE, PDF_CORRUPT where PDFium cannot take them out
   */
  takePages(indices: readonly number[]): Uint8Array {
    const outside = indices.find((index) => index < 0 || index >= this.pageCount)
    if (outside !== undefined) {
      throw new CartableError('PAGE_OUT_OF_RANGE', { page: outside + 1, pages: this.pageCount })
    }
    return copyOfPages(this.pdfium, this.handle, indices)
  }

  [Symbol.dispose](): void {
    if (this.#closed) return
    this.#closed = true
    const { api, heap } = this.pdfium
    if (this.#form) {
      api.PDFiumExt_ExitFormFillEnvironment(this.#form.handle)
      api.PDFiumExt_CloseFormFillInfo(this.#form.info)
    }
    api.FPDF_CloseDocument(this.handle)
    heap.free(this.#bytes)
  }
}

/**
 * Opens a document from its bytes, which are copied.
 * @throws CartableError PDF_PASSWORD (missing or wrong), PDF_SECURITY (encryption that PDFium does not know),
 *   PDF_CORRUPT, PDF_NO_PAGES, NOT_A_PDF, PDF_EMPTY
 */
export function openDocument(pdfium: Pdfium, bytes: Uint8Array, password?: string): PdfiumDocument {
  const { api, heap } = pdfium
  if (bytes.length === 0) throw new CartableError('PDF_EMPTY')
  const data = heap.copyIn(bytes)
  const secret = password === undefined ? 0 : heap.copyIn(Buffer.from(`${password}\0`, 'utf8'))
  const handle = api.FPDF_LoadMemDocument(data, bytes.length, secret)
  if (secret !== 0) heap.free(secret)
  if (handle === 0) {
    const error = openingError(bytes, api.FPDF_GetLastError())
    heap.free(data)
    throw error
  }
  const document = new PdfiumDocument(pdfium, handle, data)
  if (document.pageCount > 0) return document
  document[Symbol.dispose]()
  throw new CartableError('PDF_NO_PAGES')
}
