import { aroundPhotos } from './photos.ts'
import type { Viewer } from './viewer.ts'

/** pdf.js notes where pictures lie when it is to offer those above a size for saving; none is this large. */
const NOTE_PICTURES = 1e9

/** What is used of pdf.js's view of a page. */
interface PictureView {
  readonly div: HTMLElement
  readonly canvas?: HTMLCanvasElement | null
  readonly pdfPage?: { readonly imageCoordinates?: ArrayLike<number> | null } | null
  imageCoordinates?: ArrayLike<number> | null
  imagesRightClickMinSize: number
  reset(): void
}

const viewOf = (viewer: Viewer, index: number): PictureView | undefined =>
  viewer.pages.getPageView(index) as PictureView | undefined

/** Leaves the photos of a drawn page (0-based) as they are. */
export function sparePhotos(viewer: Viewer, index: number): void {
  const { div, canvas, pdfPage, imageCoordinates } = viewOf(viewer, index) ?? {}
  const coordinates = imageCoordinates ?? pdfPage?.imageCoordinates
  if (canvas && coordinates) div?.style.setProperty('--not-photos', aroundPhotos(canvas, coordinates))
}

/** Has the viewer note where pictures lie, or not; noting it slows drawing down. */
export function notePictures(viewer: Viewer, note: boolean): void {
  const { pages } = viewer
  let again = false
  pages.imagesRightClickMinSize = note ? NOTE_PICTURES : -1
  for (let index = 0; index < pages.pagesCount; index += 1) {
    const view = viewOf(viewer, index)
    if (!view) continue
    view.imagesRightClickMinSize = pages.imagesRightClickMinSize
    // Drawn before anybody wanted to know where its pictures lie: once more.
    if (!note || !view.canvas || view.imageCoordinates) continue
    view.reset()
    again = true
  }
  if (again) pages.update()
}
