import { onScopeDispose, watch } from 'vue'
import { useFront } from '../../client/layers.ts'
import { isTyping } from '../../client/keys.ts'
import { useWords } from '../../client/words.ts'
import type { OpenFile } from '../open-file.ts'
import type { PageView } from '../pane/viewer.ts'
import { pixelsPerPoint, toUserSpace, type Point } from './sheet.ts'

/** Steps of the arrow keys in points: alone, with Shift, with Alt. */
const STEPS = { plain: 5, large: 50, fine: 1 }
/** Room that the cross keeps from the edge of the window, CSS pixels. */
const ROOM = 60
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Moves a cross over the pages by keys while a tool is in hand, and uses the tool there. */
export function useAim(file: OpenFile): void {
  const { t, number } = useWords()
  const { hand, tool, pdf, container } = file
  const front = useFront()
  const pageAt = (index: number): PageView | null => pdf.viewer.value?.page(index) ?? null

  /** The middle of what the window shows of the page in view. */
  function begin(): void {
    const pageIndex = pdf.page.value - 1
    const [page, pane] = [pageAt(pageIndex), container.value?.getBoundingClientRect()]
    if (!page || !pane) return
    const edge = page.div.getBoundingClientRect()
    const scale = page.viewport.width / edge.width
    const middle = (from: number, to: number): number => (from + to) / 2
    const x = middle(Math.max(edge.left, pane.left), Math.min(edge.right, pane.right)) - edge.left
    const y = middle(Math.max(edge.top, pane.top), Math.min(edge.bottom, pane.bottom)) - edge.top
    hand.aim.value = { pageIndex, at: toUserSpace(page.viewport, x * scale, y * scale), from: null }
  }
  function bringIntoView({ div, viewport }: PageView, at: Point): void {
    const pane = container.value
    if (!pane) return
    const [x = 0, y = 0] = viewport.convertToViewportPoint(...at)
    const [edge, window] = [div.getBoundingClientRect(), pane.getBoundingClientRect()]
    const scale = edge.width / viewport.width
    const by = (place: number, from: number, to: number): number =>
      Math.min(0, place - ROOM - from) + Math.max(0, place + ROOM - to)
    pane.scrollTop += by(edge.top + y * scale, window.top, window.bottom)
    pane.scrollLeft += by(edge.left + x * scale, window.left, window.right)
  }
  function tell(key: string): void {
    const aim = hand.aim.value
    const page = aim && pageAt(aim.pageIndex)
    if (!aim || !page) return
    const [x = 0, y = 0] = page.viewport.convertToViewportPoint(...aim.at)
    const points = pixelsPerPoint(page.viewport)
    const values = { x: number(Math.round(x / points)), y: number(Math.round(y / points)) }
    hand.said.value = t(key, { ...values, page: pdf.labelOf(aim.pageIndex) })
  }
  function step(arrow: readonly [number, number], { shiftKey, altKey }: KeyboardEvent): void {
    if (!hand.aim.value) begin()
    const aim = hand.aim.value
    const page = aim && pageAt(aim.pageIndex)
    if (!aim || !page) return
    const { viewport } = page
    const way = (altKey ? STEPS.fine : shiftKey ? STEPS.large : STEPS.plain) * pixelsPerPoint(viewport)
    const [x = 0, y = 0] = viewport.convertToViewportPoint(...aim.at)
    const at = toUserSpace(viewport, x + arrow[0] * way, y + arrow[1] * way)
    hand.aim.value = { ...aim, at }
    bringIntoView(page, at)
    tell('marking.aim.at')
  }
  /** To another page, to the same part of it; a shape that was begun stays behind. */
  function turn(by: 1 | -1): void {
    const aim = hand.aim.value
    const to = aim && aim.pageIndex + by
    const [before, page] = [aim && pageAt(aim.pageIndex), to === null ? null : pageAt(to)]
    if (!aim || to === null || !before || !page) return
    const [x = 0, y = 0] = before.viewport.convertToViewportPoint(...aim.at)
    const at = toUserSpace(
      page.viewport,
      (x / before.viewport.width) * page.viewport.width,
      (y / before.viewport.height) * page.viewport.height,
    )
    hand.aim.value = { pageIndex: to, at, from: null }
    bringIntoView(page, at)
    tell('marking.aim.page')
  }
  function confirm(): void {
    if (!hand.aim.value) begin()
    const aim = hand.aim.value
    const page = aim && pageAt(aim.pageIndex)
    if (!aim || !page) return
    const { pageIndex, at, from } = aim
    if (tool.value === 'erase') {
      hand.erase(pageIndex, [at])
      return void hand.erased()
    }
    if (!from && (tool.value === 'area' || tool.value === 'ink')) {
      hand.aim.value = { ...aim, from: at }
      return tell('marking.aim.begun')
    }
    if (tool.value === 'ink') {
      hand.strokes.add(pageIndex, [from ?? at, at])
      hand.aim.value = { ...aim, from: null }
      return tell('marking.aim.drawn')
    }
    void hand.place(pageIndex, page.viewport, from ?? at, at)
  }
  /** @returns whether there was something to let go of; else the tool itself is put away */
  function letGo(): boolean {
    const aim = hand.aim.value
    if (!aim) return false
    hand.aim.value = aim.from ? { ...aim, from: null } : null
    return true
  }
  function take(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key]
    if (arrow) step(arrow, event)
    else if (event.key === 'Enter') confirm()
    else if (event.key === 'Escape') return letGo()
    else if ((event.key === 'PageDown' || event.key === 'PageUp') && hand.aim.value)
      turn(event.key === 'PageDown' ? 1 : -1)
    else return false
    return true
  }

  /** Whether keys mean the pages: not a panel, nor a link or a number on a page. */
  function onPages(): boolean {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) return true
    return container.value?.contains(activeElement) === true && !activeElement.closest('a, button, input')
  }

  function onKey(event: KeyboardEvent): void {
    if (!front.value || event.defaultPrevented || isTyping(event.target)) return
    // A stroke that waits for others is taken back before the core knows of it.
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
    if (undoes ? !hand.strokes.takeBack() : tool.value === 'select' || !onPages() || !take(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  onScopeDispose(() => window.removeEventListener('keydown', onKey, { capture: true }))
  watch(tool, (now) => {
    if (now === 'select') return
    container.value?.focus({ preventScroll: true })
    const isTwice = now === 'area' || now === 'ink'
    hand.said.value = `${t(`marking.tools.${now}`)}. ${t(isTwice ? 'marking.aim.twice' : 'marking.aim.once')}`
  })
}
