import * as pdfjs from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl

/** Where the build put the data of pdf.js: character maps, fonts, decoders. Nothing is fetched from elsewhere. */
const DATA = new URL('pdfjs/', document.baseURI).href

/** Bytes asked for at once; a page of a long report then takes a few requests. */
const CHUNK_BYTES = 256 * 1024

/**
 * Opens a PDF by its address. Nothing in it is executed, and nothing that it names is fetched.
 *
 * @param onPassword asked for a password; `wrong` after one that did not open the file
 */
export function openPdf(
  url: string,
  onPassword: (answer: (password: string) => void, wrong: boolean) => void,
): pdfjs.PDFDocumentLoadingTask {
  const task = pdfjs.getDocument({
    url,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    cMapUrl: `${DATA}cmaps/`,
    standardFontDataUrl: `${DATA}standard_fonts/`,
    wasmUrl: `${DATA}wasm/`,
    iccUrl: `${DATA}iccs/`,
    enableXfa: false,
  })
  task.onPassword = (answer: (password: string) => void, reason: number): void =>
    onPassword(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD)
  return task
}

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
export const { AnnotationMode } = pdfjs
