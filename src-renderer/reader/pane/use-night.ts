import { watch } from 'vue'
import type { OpenFile } from '../open-file.ts'
import { aroundPhotos } from './photos.ts'
import type { Viewer } from './viewer.ts'

/** pdf.js notes where pictures lie when it is to offer those above a size for saving; none is this large. */
const NOTE_PICTURES = 1e9

/** What is used of pdf.js's view of a page. */
interface DrawnPage {
  readonly div: HTMLElement
  readonly canvas?: HTMLCanvasElement | null
  readonly pdfPage?: { readonly imageCoordinates?: ArrayLike<number> | null } | null
  imageCoordinates?: ArrayLike<number> | null
  imagesRightClickMinSize: number
  reset(): void
}

function sparePhotos({ div, canvas, pdfPage, imageCoordinates }: DrawnPage): void {
  const coordinates = imageCoordinates ?? pdfPage?.imageCoordinates
  if (!canvas || !coordinates) return
  div.style.setProperty('--not-photos', aroundPhotos(canvas, coordinates))
}

/** Turns pages dark, all but their photos; where these lie is noted only then, since noting it slows drawing down. */
export function useNight({ pdf, night }: Pick<OpenFile, 'pdf' | 'night'>): void {
  const viewOf = (viewer: Viewer, index: number): DrawnPage | undefined =>
    viewer.pages.getPageView(index) as DrawnPage | undefined

  function notePictures(viewer: Viewer, note: boolean): void {
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
  watch(pdf.viewer, (viewer) =>
    viewer?.bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => {
      const view = night.value ? viewOf(viewer, pageNumber - 1) : undefined
      if (view) sparePhotos(view)
    }),
  )
  watch(
    [night, pdf.ready],
    ([now, ready]) => {
      if (ready && pdf.viewer.value) notePictures(pdf.viewer.value, now)
    },
    { flush: 'sync' },
  )
}
