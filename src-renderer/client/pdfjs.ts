import * as pdfjs from 'pdfjs-dist'
import { takePdfWorker } from './pdf-workers.ts'

/** Where the build put the data of pdf.js: character maps, fonts, decoders. Nothing is fetched from elsewhere. */
const DATA = new URL('pdfjs/', document.baseURI).href
/** Where icons of notes are, with the slash at its end that pdf.js does not add. */
export const PDF_IMAGES = `${DATA}images/`

/** Bytes asked for at once; a page of a long report then takes a few requests. */
const CHUNK_BYTES = 256 * 1024

/** How long a worker may take to put its affairs in order before it is ended. */
const GRACE_MS = 2000

/** A file that is being opened, with a worker of its own: one that dies or hangs takes no other file along. */
export interface PdfTask {
  readonly promise: Promise<pdfjs.PDFDocumentProxy>
  readonly destroyed: boolean
  /** Frees the file and ends its worker, also one that no longer answers. */
  destroy(): Promise<void>
  /** Called when bytes arrive. */
  onProgress: () => void
  /** Called when something in the worker failed that nothing there caught. */
  onWorkerError: () => void
}

/** Where pdf.js finds its data, and what it must not do. */
const SETTINGS = {
  cMapUrl: `${DATA}cmaps/`,
  standardFontDataUrl: `${DATA}standard_fonts/`,
  wasmUrl: `${DATA}wasm/`,
  iccUrl: `${DATA}iccs/`,
  enableXfa: false,
} as const

/**
 * Opens a PDF by its address. Nothing in it is executed, and nothing that it names is fetched.
 *
 * @param onPassword asked for a password; `wrong` after one that did not open the file
 */
export function openPdf(
  url: string,
  onPassword: (answer: (password: string) => void, wrong: boolean) => void,
): PdfTask {
  // Without a worker of ours pdf.js falls back to the thread of the window, where a hostile file would stop everything.
  const port = takePdfWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  const task = pdfjs.getDocument({
    url,
    worker,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    ...SETTINGS,
  })
  task.onPassword = (answer: (password: string) => void, reason: number): void =>
    onPassword(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD)
  const own: PdfTask = {
    promise: task.promise,
    get destroyed() {
      return task.destroyed
    },
    async destroy() {
      const pause = new Promise((resolve) => setTimeout(resolve, GRACE_MS))
      await Promise.race([task.destroy().catch(() => undefined), pause])
      worker.destroy()
      port.terminate()
    },
    onProgress: () => undefined,
    onWorkerError: () => undefined,
  }
  task.onProgress = (): void => own.onProgress()
  port.addEventListener('error', () => own.onWorkerError())
  return own
}

/** A worker that reads several PDFs, one after the other. */
export interface PdfWorker {
  readonly own: pdfjs.PDFWorker
  end(): void
}

/** Starts a worker for PDFs that are given as bytes. */
export function startPdfWorker(): PdfWorker {
  const port = takePdfWorker()
  const own = pdfjs.PDFWorker.create({ port })
  return {
    own,
    end: () => {
      own.destroy()
      port.terminate()
    },
  }
}

/** Opens a PDF of our own making from its bytes, which go to the worker. @throws when it is none */
export function openPdfBytes(data: Uint8Array, { own }: PdfWorker): Promise<pdfjs.PDFDocumentProxy> {
  return pdfjs.getDocument({ data, worker: own, ...SETTINGS }).promise
}

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
export const { AnnotationMode } = pdfjs
