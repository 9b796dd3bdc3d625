import type { RenderSize } from '../pdfium/index.ts'

/** Width of a cover in pixels. */
export const COVER_WIDTH = 320
/** Tallest cover in pixels; taller pages become narrower instead. */
export const COVER_MAX_HEIGHT = 960

/** Pixels of a cover with the proportions of a page; pages without area or of absurd size give a small strip. */
export function coverSize(pageWidth: number, pageHeight: number): RenderSize {
  const width = Math.max(1e-3, Number.isFinite(pageWidth) ? pageWidth : 1)
  const height = Math.max(1e-3, Number.isFinite(pageHeight) ? pageHeight : 1)
  const scale = Math.min(COVER_WIDTH / width, COVER_MAX_HEIGHT / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
