import { aroundPhotos } from '../pane/photos.ts'
import type { PDFDocumentProxy } from '../pane/pdfjs.ts'

/** Longest sides of a thumbnail, CSS pixels. */
export const BOX = { width: 112, height: 119 }
/** Pictures kept; one takes 160 kB on a screen of two dots a pixel. */
const MOST_KEPT = 120

/** Size of a page fitted into the box, CSS pixels. A page of no size becomes an upright sheet. */
export function fitted(width: number, height: number): { width: number; height: number } {
  if (!(width > 0 && height > 0)) return { width: 84, height: BOX.height }
  const scale = Math.min(BOX.width / width, BOX.height / height)
  const side = (length: number): number => Math.max(1, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}

/** Which page to draw next: the one in sight that is nearest to the page that is read. */
export function nextToDraw(
  wanted: readonly number[],
  has: (index: number) => boolean,
  current: number,
): number | null {
  const missing = wanted.filter((index) => !has(index))
  return missing.toSorted((a, b) => Math.abs(a - current) - Math.abs(b - current))[0] ?? null
}

/** Draws a page small. The task can be cancelled; `draw` then rejects. */
async function draw(
  document: PDFDocumentProxy,
  index: number,
  rotation: number,
  night: boolean,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const page = await document.getPage(index + 1)
  signal.throwIfAborted()
  const turn = (page.rotate + rotation) % 360
  const whole = page.getViewport({ scale: 1, rotation: turn })
  const size = fitted(whole.width, whole.height)
  const density = Math.min(2, window.devicePixelRatio || 1)
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.round(size.width * density)
  canvas.height = Math.round(size.height * density)
  canvas.style.width = `${size.width}px`
  canvas.style.height = `${size.height}px`
  const viewport = page.getViewport({ scale: canvas.width / whole.width, rotation: turn })
  const task = page.render({ canvas, viewport, recordImages: night })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  await task.promise
  const coordinates = page.imageCoordinates as ArrayLike<number> | null
  if (night) canvas.dataset['notPhotos'] = aroundPhotos(canvas, coordinates)
  return canvas
}

/** Pictures of pages, drawn one at a time while nothing more urgent is drawn. */
export interface Drawing {
  /** Says which pages are in sight, and which one is read. */
  want(indexes: readonly number[], current: number): void
  stop(): void
}

/** What a drawing needs of its surroundings. */
interface DrawingParts {
  readonly document: PDFDocumentProxy
  readonly rotation: number
  /** Dark pages: where photos lie is noted, so that they stay as they are. */
  readonly night: boolean
  /** False while the page itself is not drawn: it comes first. */
  readonly mayDraw: () => boolean
  readonly onDrawn: (index: number, canvas: HTMLCanvasElement | null) => void
}

/** How long to wait for the page itself before asking again, ms. */
const PATIENCE_MS = 60

/**
 * Draws thumbnails of a document. One page at a time, when the browser is idle and the pages of the reader are drawn;
 * one that was scrolled away is given up. The oldest pictures go when there are many.
 */
export function makeDrawing({ document, rotation, night, mayDraw, onDrawn }: DrawingParts): Drawing {
  const kept = new Set<number>()
  const failed = new Set<number>()
  const stopped = new AbortController()
  let wanted: readonly number[] = []
  let current = 0
  let running: { readonly index: number; readonly controller: AbortController } | null = null

  function forget(): void {
    for (const index of kept) {
      if (kept.size <= MOST_KEPT) return
      if (wanted.includes(index)) continue
      kept.delete(index)
      onDrawn(index, null)
    }
  }
  async function work(index: number): Promise<void> {
    const controller = new AbortController()
    running = { index, controller }
    try {
      const canvas = await draw(document, index, rotation, night, controller.signal)
      kept.add(index)
      onDrawn(index, canvas)
      forget()
    } catch {
      // Given up, or a page that cannot be drawn: the pane says why, here an empty sheet stands for it.
      if (!controller.signal.aborted) failed.add(index)
    }
    running = null
    plan()
  }
  function plan(): void {
    if (running || stopped.signal.aborted) return
    const index = nextToDraw(wanted, (each) => kept.has(each) || failed.has(each), current)
    if (index === null) return
    const idle = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, PATIENCE_MS))
    idle(() => {
      if (running || stopped.signal.aborted) return
      if (mayDraw()) void work(index)
      else setTimeout(plan, PATIENCE_MS)
    })
  }

  return {
    want(indexes, page) {
      wanted = indexes
      current = page
      if (running && !indexes.includes(running.index)) running.controller.abort()
      plan()
    },
    stop() {
      stopped.abort()
      running?.controller.abort()
    },
  }
}
