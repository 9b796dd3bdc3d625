import type { Rect } from '../../contract/values.ts'
import { boundsOf } from '../anchor/quads.ts'
import type { PdfiumAnnotation, PdfiumBitmap, PdfiumPage } from '../pdfium/index.ts'
import type { ExpectedMark } from './request.ts'

/** Longer side of the compared pictures, pixels. */
const SIDE = 420
/** Difference of a channel that the eye would not find, of 255. */
const CHANNEL = 16
/** Part of the pixels that may differ more: rounding at the rim of a mark. */
const ALLOWED = 0.0002
const RIM = 3
/** Pixels around the top left corner of a note, whose icon keeps its size at any zoom. */
const ICON = 26

/** A rectangle of pixels; the right and lower edges are excluded. */
export interface PixelRect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a page lies in its picture. */
export interface PageFrame {
  readonly cropBox: Rect
  readonly rotation: 0 | 90 | 180 | 270
  readonly width: number
  readonly height: number
}

/** Picture size for a page, with its longer side {@link SIDE} pixels. */
export function frameOf(page: PdfiumPage): PageFrame {
  const longer = Math.max(page.width, page.height, 1)
  const side = (length: number): number => Math.max(1, Math.round((length * SIDE) / longer))
  return {
    cropBox: page.cropBox,
    rotation: page.rotation,
    width: side(page.width),
    height: side(page.height),
  }
}

/** Part from the left and from the top of the picture, 0 to 1, of a point in user space. */
function toPicture({ cropBox, rotation }: PageFrame, x: number, y: number): [number, number] {
  const [x0, y0, x1, y1] = cropBox
  const across = (x - x0) / (x1 - x0 || 1)
  const up = (y - y0) / (y1 - y0 || 1)
  switch (rotation) {
    case 90:
      return [up, across]
    case 180:
      return [1 - across, up]
    case 270:
      return [1 - up, 1 - across]
    default:
      return [across, 1 - up]
  }
}

/** Flag of ISO 32000-2 table 167: the annotation stays upright, turned about its top left corner. */
const NO_ROTATE = 16

/**
 * Where an annotation may be drawn, in user space. Inside `/Rect`, with two exceptions: PDFium draws text marks that
 * have no appearance over their quads, and one that stays upright on a turned page around its corner.
 */
export function drawnBounds({
  rect,
  quads,
  flags,
}: Pick<PdfiumAnnotation, 'rect' | 'quads' | 'flags'>): Rect {
  const [x0, y0, x1, y1] = rect
  const side = (flags & NO_ROTATE) === 0 ? 0 : Math.max(x1 - x0, y1 - y0)
  const turned: Rect = side === 0 ? rect : [x0 - side, y1 - side, x0 + side, y1 + side]
  const parts = quads.length === 0 ? [rect, turned] : [rect, turned, boundsOf(quads)]
  return [
    Math.min(...parts.map((part) => part[0])),
    Math.min(...parts.map((part) => part[1])),
    Math.max(...parts.map((part) => part[2])),
    Math.max(...parts.map((part) => part[3])),
  ]
}

/** Pixels that a mark may change. */
export function maskOf(frame: PageFrame, mark: Pick<ExpectedMark, 'rect' | 'subtype'>): PixelRect {
  const [x0, y0, x1, y1] = mark.rect
  const [ax, ay] = toPicture(frame, x0, y0)
  const [bx, by] = toPicture(frame, x1, y1)
  const { width, height } = frame
  const mask = {
    left: Math.floor(Math.min(ax, bx) * width) - RIM,
    top: Math.floor(Math.min(ay, by) * height) - RIM,
    right: Math.ceil(Math.max(ax, bx) * width) + RIM,
    bottom: Math.ceil(Math.max(ay, by) * height) + RIM,
  }
  if (mark.subtype !== 'Text') return mask
  const [x, y] = toPicture(frame, x0, y1)
  return {
    left: Math.min(mask.left, Math.floor(x * width) - ICON),
    top: Math.min(mask.top, Math.floor(y * height) - ICON),
    right: Math.max(mask.right, Math.ceil(x * width) + ICON),
    bottom: Math.max(mask.bottom, Math.ceil(y * height) + ICON),
  }
}

function covered(width: number, height: number, masks: readonly PixelRect[]): Uint8Array {
  const inside = new Uint8Array(width * height)
  for (const { left, top, right, bottom } of masks) {
    for (let row = Math.max(0, top); row < Math.min(height, bottom); row++) {
      const from = row * width + Math.min(width, Math.max(0, left))
      inside.fill(1, from, Math.max(from, row * width + Math.min(width, right)))
    }
  }
  return inside
}

/** True where two pictures of a page agree outside the marks. */
export function samePicture(before: PdfiumBitmap, after: PdfiumBitmap, masks: readonly PixelRect[]): boolean {
  const { width, height } = before
  if (after.width !== width || after.height !== height) return false
  const inside = covered(width, height, masks)
  let different = 0
  for (let pixel = 0; pixel < inside.length; pixel++) {
    if (inside[pixel] === 1) continue
    for (let channel = pixel * 4; channel < pixel * 4 + 3; channel++) {
      if (Math.abs((before.data[channel] ?? 0) - (after.data[channel] ?? 0)) <= CHANNEL) continue
      different += 1
      break
    }
  }
  return different <= inside.length * ALLOWED
}
