import type { Anchor, Annotation } from '../../../src-main/contract/annotations.ts'
import type { PageView } from '../pane/viewer.ts'

/** Whether a mark stands on words, so that words have to be selected for it; others are put where one clicks. */
export function takesWords(mark: Pick<Annotation, 'kind' | 'quads'>): boolean {
  const { kind } = mark
  return kind === 'highlight' || kind === 'underline' || kind === 'strikeout' || kind === 'squiggly'
}

/** The page under the pointer, and the point in its user space. */
export function pageUnder(
  event: MouseEvent,
  page: (index: number) => PageView | null,
): { index: number; point: readonly [number, number] } | null {
  const element =
    event.target instanceof Element ? event.target.closest<HTMLElement>('.page[data-page-number]') : null
  const index = Number(element?.dataset['pageNumber']) - 1
  const view = element && index >= 0 ? page(index) : null
  if (!view) return null
  const edge = view.div.getBoundingClientRect()
  const { viewport } = view
  const [x = 0, y = 0] = viewport.convertToPdfPoint(
    ((event.clientX - edge.left) / edge.width) * viewport.width,
    ((event.clientY - edge.top) / edge.height) * viewport.height,
  )
  return { index, point: [x, y] }
}

/** A mark moved so that its upper left corner lies at a point. Its old words say nothing of the new place. */
export function anchorAt(mark: Anchor, pageIndex: number, [x, y]: readonly [number, number]): Anchor {
  const [x0, y0, x1, y1] = mark.rect
  const [dx, dy] = [x - x0, y - y1]
  return {
    pageIndex,
    rect: [x, y0 + dy, x1 + dx, y],
    quads: [],
    ink: mark.ink.map((stroke) => stroke.map((value, at) => value + (at % 2 === 0 ? dx : dy))),
    quote: null,
    prefix: null,
    suffix: null,
  }
}
