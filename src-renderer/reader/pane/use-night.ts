import { watch } from 'vue'
import type { OpenFile } from '../open-file.ts'
import { notePictures, sparePhotos } from './night-pages.ts'

/** Turns pages dark, all but their photos; where these lie is noted only then, since noting it slows drawing down. */
export function useNight({ pdf, night }: Pick<OpenFile, 'pdf' | 'night'>): void {
  watch(pdf.viewer, (viewer) =>
    viewer?.bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => {
      if (night.value) sparePhotos(viewer, pageNumber - 1)
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
