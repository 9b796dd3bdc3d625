import type { PDFDocumentProxy } from 'pdfjs-dist'
import { openPdfBytes, type PdfWorker, startPdfWorker } from './pdfjs.ts'

/** A PDF that is given as bytes again and again, read by one worker. */
export interface PdfBytes {
  /** Reads bytes instead of those before. @returns sizes of the pages in points */
  read(bytes: Uint8Array): Promise<readonly { readonly width: number; readonly height: number }[]>
  /** Draws a page (0-based) in a width of pixels. @throws when it cannot be drawn, or `signal` ended it */
  draw(page: number, pixels: number, signal: AbortSignal): Promise<HTMLCanvasElement>
  close(): Promise<void>
}

/** Opens a reader for PDFs of our own making, which change while they are looked at. */
export function openBytes(): PdfBytes {
  const worker: PdfWorker = startPdfWorker()
  let shown: PDFDocumentProxy | null = null

  return {
    async read(bytes) {
      const next = await openPdfBytes(bytes, worker)
      const before = shown
      shown = next
      await before?.loadingTask.destroy().catch(() => undefined)
      const numbers = Array.from({ length: next.numPages }, (_, at) => at + 1)
      return Promise.all(
        numbers.map(async (number) => {
          const { width, height } = (await next.getPage(number)).getViewport({ scale: 1 })
          return { width, height }
        }),
      )
    },
    async draw(page, pixels, signal) {
      if (!shown) throw new Error('nothing to draw')
      const proxy = await shown.getPage(page + 1)
      signal.throwIfAborted()
      const viewport = proxy.getViewport({ scale: pixels / proxy.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      const task = proxy.render({ canvas, viewport })
      signal.addEventListener('abort', () => task.cancel(), { once: true })
      await task.promise
      return canvas
    },
    async close() {
      await shown?.loadingTask.destroy().catch(() => undefined)
      worker.end()
    },
  }
}
