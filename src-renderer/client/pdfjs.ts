import * as pdfjs from 'pdfjs-dist'
import { takePdfWorker } from './pdf-workers.ts'

/** Where the build put the data of pdf.js: character maps, fonts, decoders. Nothing is fetched from elsewhere. */
const DATA = new URL('pdfjs/', document.baseURI).href
/** Where icons of notes are, with the slash at its end that pdf.js does not add. */
export const PDF_IMAGES = `${DATA}images/`

/**
 * Bytes asked for at once. The server is on this computer, so what counts is the number of requests: a file of 59 MB, whose
 * pages are spread over all of it, takes a quarter less processor time to its first page than by 256 kB and the whole stream.
 */
const CHUNK_BYTES = 1024 * 1024

/** How long a worker may take to put its affairs in order before it is ended. */
const GRACE_MS = 2000

/** Asked for a password of a file; `wrong` after one that did not open it. */
export type OnPassword = (answer: (password: string) => void, wrong: boolean) => void

/** A file that is being opened, with a worker of its own: one that dies or hangs takes no other file along. */
export interface PdfTask {
  readonly promise: Promise<pdfjs.PDFDocumentProxy>
  /** Rejects when something in the worker failed that nothing there caught. */
  readonly crashed: Promise<never>
  readonly destroyed: boolean
  /** Frees the file and ends its worker, also one that no longer answers. */
  destroy(): Promise<void>
  /** Called when bytes arrive. */
  onProgress: () => void
  /** Who answers for passwords; a question that came before waits for them. */
  onPassword(ask: OnPassword): void
  /** Asks the worker for what a page (1-based) is drawn from, so that it is there when the viewer comes to draw it. */
  readAhead(page: number): Promise<void>
  /** A page was drawn: what was read ahead is no longer held. */
  drawn(): void
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
 * Begins to draw a page and stops before the first stroke. pdf.js keeps what the worker says of a page for all drawings of
 * it, so the viewer finds it there; while this one is held it is not thrown away.
 */
function holdDrawing(page: pdfjs.PDFPageProxy): pdfjs.RenderTask {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const task = page.render({ canvas, viewport: page.getViewport({ scale: 0.001 }) })
  task.onContinue = () => undefined
  task.promise.catch(() => undefined)
  return task
}

/** Opens a PDF by its address. Nothing in it is executed, and nothing that it names is fetched. */
export function openPdf(url: string): PdfTask {
  // Without a worker of ours pdf.js falls back to the thread of the window, where a hostile file would stop everything.
  const port = takePdfWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  const task = pdfjs.getDocument({
    url,
    worker,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    // Only what is looked at: the whole of a long report would lie in the worker, and be carried there first.
    disableStream: true,
    ...SETTINGS,
  })
  const asked = Promise.withResolvers<OnPassword>()
  task.onPassword = (answer: (password: string) => void, reason: number): void =>
    void asked.promise.then((ask) => ask(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD))
  const crashed = Promise.withResolvers<never>()
  crashed.promise.catch(() => undefined)
  port.addEventListener('error', () => crashed.reject(new Error('worker')))
  let held: pdfjs.RenderTask | null = null
  const own: PdfTask = {
    promise: task.promise,
    crashed: crashed.promise,
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
    onPassword: asked.resolve,
    async readAhead(number) {
      const page = await (await task.promise).getPage(number)
      held ??= holdDrawing(page)
    },
    drawn() {
      held?.cancel()
      held = null
    },
  }
  task.onProgress = (): void => own.onProgress()
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
