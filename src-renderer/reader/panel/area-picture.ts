import type { Annotation } from '../../../src-main/contract/annotations.ts'
import type { PDFDocumentProxy } from '../pane/pdfjs.ts'

/** What is drawn of a page: the part that a mark frames. */
export type Framed = Pick<Annotation, 'pageIndex' | 'rect'>

/** Pixels a point of a picture for the clipboard: 216 an inch. */
const COPY_SCALE = 3
/** Most pixels of one side. */
const MOST_PIXELS = 6000

/** Draws the part of a page that a mark frames, as the page looks when shown. @param width of the picture in pixels */
export async function drawFramed(
  document: PDFDocumentProxy,
  { pageIndex, rect }: Framed,
  width: number | null,
): Promise<HTMLCanvasElement> {
  const page = await document.getPage(pageIndex + 1)
  const whole = page.getViewport({ scale: 1 })
  const [ax = 0, ay = 0] = whole.convertToViewportPoint(rect[0], rect[1])
  const [bx = 0, by = 0] = whole.convertToViewportPoint(rect[2], rect[3])
  const size = [Math.max(1, Math.abs(bx - ax)), Math.max(1, Math.abs(by - ay))] as const
  const wanted = width === null ? COPY_SCALE : width / size[0]
  const scale = Math.min(wanted, MOST_PIXELS / Math.max(...size))
  const viewport = page.getViewport({
    scale,
    offsetX: -Math.min(ax, bx) * scale,
    offsetY: -Math.min(ay, by) * scale,
  })
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(size[0] * scale))
  canvas.height = Math.max(1, Math.round(size[1] * scale))
  await page.render({ canvas, viewport }).promise
  return canvas
}

/** Puts a picture of what a mark frames on the clipboard. */
export async function copyFramed(document: PDFDocumentProxy, mark: Framed): Promise<void> {
  const canvas = await drawFramed(document, mark, null)
  const png = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('no picture'))
    }, 'image/png')
  })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}
