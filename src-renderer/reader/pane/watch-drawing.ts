import { makeDeadline } from './deadline.ts'
import type { Viewer } from './viewer.ts'
import { runWatchdog } from './watchdog.ts'

/** Watches over what a viewer draws; `onLate` when a page takes without end. Ends with the viewer. */
export function watchDrawing(viewer: Viewer, onLate: () => void): void {
  const deadline = makeDeadline({
    stateOf: (page) => viewer.page(page)?.renderingState ?? 0,
    waits: () => document.hidden,
    onLate,
  })
  viewer.bus.on('pagerender', ({ pageNumber }: { pageNumber: number }) => deadline.began(pageNumber - 1))
  viewer.bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => deadline.ended(pageNumber - 1))
  viewer.ended.addEventListener('abort', runWatchdog(deadline), { once: true })
}
