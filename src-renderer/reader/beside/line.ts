import type { OpenFile } from '../open-file.ts'
import type { At } from './align.ts'

/** Part of the height of a pane where both sides meet: about where eyes rest while a page is scrolled. */
const LINE = 0.3

const clamp = (part: number): number => Math.max(0, Math.min(0.9999, part))

/** Page whose lower edge is the first below `y` (client coordinates), 0-based. */
function pageBelow(boxOf: (index: number) => DOMRect | undefined, pages: number, y: number): number {
  let [low, high] = [0, pages - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((boxOf(middle)?.bottom ?? 0) < y) low = middle + 1
    else high = middle
  }
  return low
}

const boxesOf =
  (file: OpenFile) =>
  (index: number): DOMRect | undefined =>
    file.pdf.viewer.value?.page(index)?.div.getBoundingClientRect()

const lineOf = (container: HTMLElement): number =>
  container.getBoundingClientRect().top + LINE * container.clientHeight

/** The place of a file that lies on the line where both sides meet; null before pages are laid out. */
export function placeAtLine({ pdf, container, ...rest }: OpenFile): At | null {
  const pane = container.value
  if (!pane || !pdf.ready.value) return null
  if (pdf.layout.value === 'single') {
    const at = pdf.position()
    return at && at.page - 1 + clamp(at.offset)
  }
  const boxOf = boxesOf({ pdf, container, ...rest })
  const y = lineOf(pane)
  const index = pageBelow(boxOf, pdf.pages.value, y)
  const box = boxOf(index)
  return box && box.height > 0 ? index + clamp((y - box.top) / box.height) : null
}

/** Scrolls a file so that `at` lies on that line. @returns the scroll position that results, CSS pixels */
export function bringToLine(file: OpenFile, at: At): number | null {
  const { pdf, container } = file
  const pane = container.value
  if (!pane || !pdf.ready.value) return null
  const index = Math.max(0, Math.min(pdf.pages.value - 1, Math.floor(at)))
  const offset = Math.max(0, Math.min(1, at - index))
  if (pdf.layout.value === 'single') {
    pdf.goTo({ page: index + 1, offset })
    return pane.scrollTop
  }
  const box = boxesOf(file)(index)
  if (!box) return null
  pane.scrollTop += box.top + offset * box.height - lineOf(pane)
  return pane.scrollTop
}
