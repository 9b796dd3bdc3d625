import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { drawMarks } from './print-marks.ts'
import { AnnotationMode, type PDFDocumentProxy } from './pdfjs.ts'

/** Pixels a point: 150 to the inch, as much as most office printers show. */
const SCALE = 150 / 72
/** A page of a poster is drawn smaller rather than not at all. */
const MOST_PIXELS = 24_000_000

/** What is printed. */
export interface PrintJob {
  readonly document: PDFDocumentProxy
  /** 1-based pages in order. */
  readonly pages: readonly number[]
  /** Marks to draw; null prints the pages without any. */
  readonly marks: readonly Annotation[] | null
  /** Degrees by which the pages are turned on the screen. */
  readonly rotation: number
}

/** Pages as pictures, ready for the printer. */
export interface PrintedPages {
  readonly element: HTMLElement
  /** Frees the pictures. */
  remove(): void
}

async function picture(job: PrintJob, number: number, signal: AbortSignal): Promise<HTMLImageElement> {
  const page = await job.document.getPage(number)
  signal.throwIfAborted()
  const rotation = (page.rotate + job.rotation) % 360
  const size = page.getViewport({ scale: 1, rotation })
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (size.width * size.height)))
  const viewport = page.getViewport({ scale, rotation })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  const annotationMode = job.marks ? AnnotationMode.ENABLE : AnnotationMode.DISABLE
  const task = page.render({ canvas, viewport, intent: 'print', annotationMode })
  const stop = (): void => task.cancel()
  signal.addEventListener('abort', stop)
  await task.promise.finally(() => signal.removeEventListener('abort', stop))
  const context = canvas.getContext('2d')
  const own = job.marks?.filter(({ pageIndex }) => pageIndex === number - 1)
  if (context && own) drawMarks(context, own, viewport, scale)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  canvas.width = canvas.height = 0
  if (!blob) throw new Error('no picture')
  const image = new Image()
  image.src = URL.createObjectURL(blob)
  image.alt = ''
  image.dataset['landscape'] = String(size.width > size.height)
  await image.decode()
  return image
}

/**
 * Draws pages one after the other into an element that only the printer shows.
 *
 * @param onPage told of each page that is ready, counted from 1
 * @throws DOMException AbortError when `signal` ended it; nothing is left behind then
 */
export async function preparePages(
  job: PrintJob,
  signal: AbortSignal,
  onPage: (done: number) => void,
): Promise<PrintedPages> {
  const element = document.createElement('div')
  element.className = 'printed'
  const remove = (): void => {
    for (const image of element.querySelectorAll('img')) URL.revokeObjectURL(image.src)
    element.remove()
  }
  try {
    for (const [index, number] of job.pages.entries()) {
      signal.throwIfAborted()
      const image = await picture(job, number, signal)
      const sheet = document.createElement('div')
      sheet.className = image.dataset['landscape'] === 'true' ? 'sheet wide' : 'sheet'
      sheet.append(image)
      element.append(sheet)
      onPage(index + 1)
    }
    signal.throwIfAborted()
  } catch (error) {
    remove()
    throw error
  }
  document.body.append(element)
  return { element, remove }
}
