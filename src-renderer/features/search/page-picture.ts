import type { PDFDocumentProxy } from '../../client/pdfjs.ts'
import { fileUrl } from '../../client/files.ts'
import { litBoxes } from './lit-boxes.ts'

/** Pixels of the screen for a CSS pixel, at most: a preview needs no more. */
const MOST_PIXELS = 2
const WIDEST_PX = 1400

/** A page as a picture, and where words are lit, in shares of its size from its upper left corner. */
export interface PagePicture {
  readonly canvas: HTMLCanvasElement
  /** Width by height. */
  readonly aspect: number
  readonly boxes: readonly {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }[]
}

/** The file that was shown last stays open: the next hit is often in it. */
let opened: { readonly id: string; readonly file: Promise<PDFDocumentProxy>; close(): void } | null = null

async function fileOf(id: string): Promise<PDFDocumentProxy> {
  if (opened?.id === id) return opened.file
  opened?.close()
  const { openPdf } = await import('../../client/pdfjs.ts')
  // A file with a password is opened in the reader, not here.
  const task = openPdf(fileUrl(id))
  task.onPassword(() => void task.destroy())
  opened = { id, file: task.promise, close: () => void task.destroy() }
  task.promise.catch(() => {
    if (opened?.id === id) opened = null
  })
  return task.promise
}

/** Closes the file that was shown last. */
export function closePictures(): void {
  opened?.close()
  opened = null
}

/**
 * Draws a page and finds the lit words on it.
 *
 * @param page 1-based
 * @param words as the search lit them
 * @throws when the file cannot be opened or drawn, or `signal` ended it
 */
export async function drawPage(
  id: string,
  page: number,
  width: number,
  words: readonly string[],
  signal: AbortSignal,
): Promise<PagePicture> {
  const file = await fileOf(id)
  signal.throwIfAborted()
  const proxy = await file.getPage(page)
  signal.throwIfAborted()
  const base = proxy.getViewport({ scale: 1 })
  const pixels = Math.min(WIDEST_PX, width * Math.min(MOST_PIXELS, window.devicePixelRatio))
  const viewport = proxy.getViewport({ scale: pixels / base.width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  const task = proxy.render({ canvas, viewport })
  const stop = (): void => task.cancel()
  signal.addEventListener('abort', stop)
  const [text] = await Promise.all([proxy.getTextContent(), task.promise])
  signal.removeEventListener('abort', stop)

  const measuring = document.createElement('canvas').getContext('2d')
  const boxes = text.items.flatMap((item) => {
    if (!('str' in item) || !measuring) return []
    // Drawing the page has loaded its fonts under these names; what they lack is measured in a like one.
    measuring.font = `40px "${item.fontName}", ${text.styles[item.fontName]?.fontFamily ?? 'sans-serif'}`
    return litBoxes(item, words, (part) => measuring.measureText(part).width).map((box) => {
      const [left, bottom, right, top] = box
      const [x1 = 0, y1 = 0] = base.convertToViewportPoint(left, bottom)
      const [x2 = 0, y2 = 0] = base.convertToViewportPoint(right, top)
      return {
        left: Math.min(x1, x2) / base.width,
        top: Math.min(y1, y2) / base.height,
        width: Math.abs(x2 - x1) / base.width,
        height: Math.abs(y2 - y1) / base.height,
      }
    })
  })
  return { canvas, aspect: base.width / base.height, boxes }
}
