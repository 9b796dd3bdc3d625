import * as pdfjs from 'pdfjs-dist'
import { fetchFirst, fetchRange, type FirstBytes } from './file-bytes.ts'
import { takePdfWorker } from './pdf-workers.ts'

/** Where the build put the data of pdf.js: character maps, fonts, decoders. Nothing is fetched from elsewhere. */
const DATA = new URL('pdfjs/', document.baseURI).href
/** Where icons of notes are, with the slash at its end that pdf.js does not add. */
export const PDF_IMAGES = `${DATA}images/`

/**
 * Bytes asked for at once after the beginning. The server is on this computer, so what counts is the number of requests: a
 * file of 59 MB, whose pages are spread over all of it, takes a quarter less processor time to its first page than by 256 kB
 * and the whole stream.
 */
const CHUNK_BYTES = 1024 * 1024

/** How long a worker may take to put its affairs in order before it is ended. */
const GRACE_MS = 2000

/** Asked for a password of a file; `wrong` after one that did not open it. */
export type OnPassword = (answer: (password: string) => void, wrong: boolean) => void

/** A file that is being opened, with a worker of its own: one that dies or hangs takes no other file along. */
export interface PdfTask {
  readonly promise: Promise<pdfjs.PDFDocumentProxy>
  /** Resolves when a password is asked for. */
  readonly locked: Promise<null>
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

/** Carries the bytes of a file to pdf.js: the beginning, which is here, and what it asks for further. */
class FileRange extends pdfjs.PDFDataRangeTransport {
  readonly #read: (begin: number, end: number) => Promise<Uint8Array>

  constructor({ bytes, length }: FirstBytes, read: (begin: number, end: number) => Promise<Uint8Array>) {
    super(length, bytes)
    this.#read = read
  }

  override requestDataRange(begin: number, end: number): void {
    // A file that is gone meanwhile leaves its pages undrawn; whoever watches over the drawing tells of it.
    this.#read(begin, end).then(
      (bytes) => this.onDataRange(begin, bytes),
      () => undefined,
    )
  }
}

/**
 * Opens a PDF by its address. Nothing in it is executed, and nothing that it names is fetched. Its bytes are read as they
 * are asked for: the whole of a long report would lie in the worker, and be carried there first.
 *
 * @param first its beginning, when that is being read already
 */
export function openPdf(url: string, first?: Promise<FirstBytes>): PdfTask {
  // Without a worker of ours pdf.js falls back to the thread of the window, where a hostile file would stop everything.
  const port = takePdfWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  const ended = new AbortController()
  const asked = Promise.withResolvers<OnPassword>()
  const locked = Promise.withResolvers<null>()
  const crashed = Promise.withResolvers<never>()
  crashed.promise.catch(() => undefined)
  port.addEventListener('error', () => crashed.reject(new Error('worker')))
  let task: pdfjs.PDFDocumentLoadingTask | null = null
  let held: pdfjs.RenderTask | null = null

  /** A file that is here whole is handed over; of a longer one pdf.js asks for the pieces that it needs. */
  function sourceOf(beginning: FirstBytes): Parameters<typeof pdfjs.getDocument>[0] {
    const { bytes, length } = beginning
    if (bytes.length === length) return { data: bytes }
    const range = new FileRange(beginning, async (from, to) => {
      const piece = await fetchRange(url, from, to, ended.signal)
      own.onProgress()
      return piece
    })
    return { range, rangeChunkSize: CHUNK_BYTES, disableAutoFetch: true }
  }
  async function begin(): Promise<pdfjs.PDFDocumentProxy> {
    const beginning = await (first ?? fetchFirst(url, ended.signal))
    ended.signal.throwIfAborted()
    task = pdfjs.getDocument({ ...sourceOf(beginning), worker, ...SETTINGS })
    task.onPassword = (answer: (password: string) => void, reason: number): void => {
      locked.resolve(null)
      void asked.promise.then((ask) => ask(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD))
    }
    task.onProgress = (): void => own.onProgress()
    return task.promise
  }
  const own: PdfTask = {
    promise: begin(),
    locked: locked.promise,
    crashed: crashed.promise,
    get destroyed() {
      return ended.signal.aborted
    },
    async destroy() {
      ended.abort()
      const pause = new Promise((resolve) => setTimeout(resolve, GRACE_MS))
      await Promise.race([task?.destroy().catch(() => undefined), pause])
      worker.destroy()
      port.terminate()
    },
    onProgress: () => undefined,
    onPassword: asked.resolve,
    async readAhead(number) {
      const page = await (await own.promise).getPage(number)
      held ??= holdDrawing(page)
    },
    drawn() {
      held?.cancel()
      held = null
    },
  }
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
