import type { Rect } from '../../../src-main/contract/values.ts'
import { fileUrl } from '../../client/files.ts'
import type { PDFDocumentProxy } from '../../client/pdfjs.ts'

const MOST_PIXELS = 2
const TALLEST_PX = 480
const IDLE_MS = 20_000

interface Opened {
  readonly file: Promise<PDFDocumentProxy>
  readonly close: () => void
  timer: ReturnType<typeof setTimeout> | undefined
}

/** A file that opens with its password alone, which is not known or was not the right one. */
export class LockedFile extends Error {}

/** Files that pictures were drawn from just now: several of one file share its worker, which ends when it rests. */
const opened = new Map<string, Opened>()

async function fileOf(id: string, password: string | undefined): Promise<PDFDocumentProxy> {
  const known = opened.get(id)
  const entry = known ?? (await open(id, password))
  clearTimeout(entry.timer)
  entry.timer = setTimeout(() => forget(id), IDLE_MS)
  return entry.file
}

function forget(id: string): void {
  opened.get(id)?.close()
  opened.delete(id)
}

async function open(id: string, password: string | undefined): Promise<Opened> {
  const { openPdf } = await import('../../client/pdfjs.ts')
  const known = opened.get(id)
  if (known) return known
  let locked = false
  const task = openPdf(fileUrl(id))
  task.onPassword((answer, wrong) => {
    locked = wrong || password === undefined
    if (locked || password === undefined) void task.destroy()
    else answer(password)
  })
  const file = task.promise.catch((error: unknown) => {
    forget(id)
    throw locked ? new LockedFile() : error
  })
  const entry: Opened = { file, close: () => void task.destroy(), timer: undefined }
  opened.set(id, entry)
  // Whoever waits for the file is told; nobody may be waiting any more.
  file.catch(() => undefined)
  return entry
}

/**
 * Draws an area of a page.
 *
 * @param pageIndex 0-based
 * @param rect in user space
 * @param width CSS pixels that it may take
 * @throws LockedFile; or others when the file cannot be opened or drawn, or `signal` ended it
 */
export async function drawArea(
  { id, password }: { readonly id: string; readonly password: string | undefined },
  pageIndex: number,
  rect: Rect,
  width: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const file = await fileOf(id, password)
  signal.throwIfAborted()
  const page = await file.getPage(pageIndex + 1)
  signal.throwIfAborted()
  const base = page.getViewport({ scale: 1 })
  const [x1, y1] = base.convertToViewportPoint(rect[0], rect[1])
  const [x2, y2] = base.convertToViewportPoint(rect[2], rect[3])
  const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)]
  const [wide, high] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  if (!(wide > 0 && high > 0)) throw new RangeError('empty area')
  const shown = Math.min(width / wide, TALLEST_PX / high)
  const scale = shown * Math.min(MOST_PIXELS, window.devicePixelRatio)
  const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(wide * scale)
  canvas.height = Math.ceil(high * scale)
  canvas.style.width = `${wide * shown}px`
  const task = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  await task.promise
  return canvas
}
