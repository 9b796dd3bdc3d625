import { CartableError } from '../../contract/errors.ts'
import type { Pdfium } from './load.ts'

/** `FPDF_NO_INCREMENTAL` of fpdf_save.h. */
const WHOLE_FILE = 2

function savedBytes({ api, heap }: Pdfium, document: number): Uint8Array {
  const writer = api.PDFiumExt_OpenFileWriter()
  try {
    if (api.FPDF_SaveAsCopy(document, writer, WHOLE_FILE) === 0) throw new CartableError('PDF_CORRUPT')
    const size = api.PDFiumExt_GetFileWriterSize(writer) >>> 0
    const pointer = heap.allocate(size)
    try {
      api.PDFiumExt_GetFileWriterData(writer, pointer, size)
      return Uint8Array.from(heap.bytes.subarray(pointer, pointer + size))
    } finally {
      heap.free(pointer)
    }
  } finally {
    api.PDFiumExt_CloseFileWriter(writer)
  }
}

/**
 * Copies pages into a new file, with what they use and nothing else. A page may stand in it more than once.
 * @throws CartableError PDF_CORRUPT
 */
export function copyOfPages(pdfium: Pdfium, source: number, indices: readonly number[]): Uint8Array {
  const { api, heap } = pdfium
  const document = api.FPDF_CreateNewDocument()
  const list = heap.copyIn(new Uint8Array(Int32Array.from(indices).buffer))
  try {
    const taken = api.FPDF_ImportPagesByIndex(document, source, list, indices.length, 0)
    if (taken === 0 || api.FPDF_GetPageCount(document) !== indices.length)
      throw new CartableError('PDF_CORRUPT')
    return savedBytes(pdfium, document)
  } finally {
    heap.free(list)
    api.FPDF_CloseDocument(document)
  }
}
