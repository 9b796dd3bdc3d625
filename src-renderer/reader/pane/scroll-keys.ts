import type { Action } from '../../client/actions.ts'
import type { OpenFile } from '../open-file.ts'

/** Part of the pane that a key for the next screen moves on: the last lines stay in view. */
const SCREEN = 0.9
const LINE_PX = 48

/** Keys mean the pages when nothing else has the keyboard: not in a panel, where they move through its list. */
function inPages(file: OpenFile): boolean {
  const { activeElement } = document
  const pane = file.container.value
  if (!file.pdf.ready.value || !pane) return false
  if (activeElement === null || activeElement === document.body) return true
  return (
    activeElement === pane || (pane.contains(activeElement) && activeElement.closest('.textLayer') !== null)
  )
}

/** Scrolls by screens; where one page is shown at a time, over its edge to the next one. */
function scrollBy({ container, pdf }: OpenFile, part: number, px = 0): void {
  const pane = container.value
  if (!pane) return
  const before = pane.scrollTop
  pane.scrollTop += Math.round(pane.clientHeight * part) + px
  const direction = part + px > 0 ? 1 : -1
  const page = pdf.page.value + direction
  if (pane.scrollTop !== before || pdf.layout.value !== 'single' || page < 1 || page > pdf.pages.value) return
  pdf.go(page)
  if (direction < 0) pane.scrollTop = pane.scrollHeight
}

/** Keys that move the pages, wherever the focus was left. */
export function scrollKeys(file: () => OpenFile): Action[] {
  const key = (id: string, keys: string[], run: () => void, when = () => inPages(file())): Action => ({
    id,
    label: `reader.scroll.${id}`,
    group: 'go',
    keys,
    when,
    run,
  })
  const turn = (by: number): void => {
    const { pdf } = file()
    pdf.go(pdf.page.value + by)
  }
  // Where pages are wider than the pane, the arrows move them sideways.
  const narrow = (): boolean => {
    const pane = file().container.value
    return pane !== null && pane.scrollWidth <= pane.clientWidth + 1 && inPages(file())
  }
  return [
    key('screen-down', ['pagedown', 'space'], () => scrollBy(file(), SCREEN)),
    key('screen-up', ['pageup', 'shift+space'], () => scrollBy(file(), -SCREEN)),
    key('line-down', ['arrowdown'], () => scrollBy(file(), 0, LINE_PX)),
    key('line-up', ['arrowup'], () => scrollBy(file(), 0, -LINE_PX)),
    key('page-next', ['arrowright'], () => turn(1), narrow),
    key('page-previous', ['arrowleft'], () => turn(-1), narrow),
    key('page-first', ['home'], () => file().pdf.go(1)),
    key('page-last', ['end'], () => file().pdf.go(file().pdf.pages.value)),
  ]
}
