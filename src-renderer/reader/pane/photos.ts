import { boxOf, clipAround, isPaper, largePictures, type Corners } from './night.ts'

/** Points along each side of a picture that are looked at. */
const SAMPLES = 24

function sample(canvas: HTMLCanvasElement, corners: Corners): Uint8ClampedArray | null {
  const small = document.createElement('canvas')
  small.width = small.height = SAMPLES
  const context = small.getContext('2d', { willReadFrequently: true })
  const [left, top, right, bottom] = boxOf(corners)
  const [width, height] = [(right - left) * canvas.width, (bottom - top) * canvas.height]
  if (!context || width < 1 || height < 1) return null
  context.drawImage(canvas, left * canvas.width, top * canvas.height, width, height, 0, 0, SAMPLES, SAMPLES)
  return context.getImageData(0, 0, SAMPLES, SAMPLES).data
}

/** A drawn page without its photos, as a CSS `clip-path`. @param coordinates of its pictures, as pdf.js notes them */
export function aroundPhotos(
  canvas: HTMLCanvasElement,
  coordinates: ArrayLike<number> | null | undefined,
): string {
  const photos = largePictures(coordinates ?? []).filter((corners) => {
    const pixels = sample(canvas, corners)
    return pixels !== null && !isPaper(pixels)
  })
  return clipAround(photos)
}
