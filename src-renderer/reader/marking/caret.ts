import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { isTyping } from '../../client/keys.ts'
import type { PdfSession } from '../pane/pdf-session.ts'
import { caretBox, placeInDom, positionAt, positionOf, readCaretPage, runBoxes } from './caret-page.ts'
import type { CaretPage } from './caret-page.ts'
import {
  nextCharacter,
  nextWord,
  previousCharacter,
  previousWord,
  readsLeftward,
  runOnNextLine,
} from './caret-text.ts'

/** Where the caret stands, and from where it selects. */
export interface CaretState {
  readonly page: CaretPage
  readonly anchor: number
  readonly at: number
}

/** A caret in the text of the pages, moved by keys. */
export interface Caret {
  readonly state: Readonly<ShallowRef<CaretState | null>>
  /** What a screen reader is told. */
  readonly said: Readonly<ShallowRef<string>>
  /** Puts the caret into the text in view, or takes it away. */
  toggle(): void
  leave(): void
  /** Lets go of what is selected and stays at its end. */
  collapse(): void
}

/** The file that a caret moves in: a part of `OpenFile`. */
interface CaretFile {
  readonly container: Readonly<ShallowRef<HTMLElement | null>>
  readonly pdf: PdfSession
}

/** How long a page may take to get its text after it was scrolled to, milliseconds. */
const PATIENCE = 3000

/** The caret of a file; `open` is called with Enter. */
export function useCaret(file: CaretFile, open: (state: CaretState) => void): Caret {
  const state = shallowRef<CaretState | null>(null)
  const said = shallowRef('')

  function pageAt(index: number): CaretPage | null {
    const layer = file.container.value?.querySelector(`.page[data-page-number="${index + 1}"] .textLayer`)
    return layer ? readCaretPage(layer, index) : null
  }

  function put(page: CaretPage, at: number, anchor = at, reveal = true): void {
    state.value = { page, at, anchor }
    const [from, to] = [placeInDom(page, anchor), placeInDom(page, at)]
    if (!from || !to) return
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    if (reveal) to.node.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const [start, end] = [Math.min(at, anchor), Math.max(at, anchor)]
    said.value = start === end ? page.text.slice(at, nextWord(page.text, at)) : page.text.slice(start, end)
  }

  /** Goes on to another page once it has its text. */
  function turnTo(index: number, atEnd: boolean): void {
    if (index < 0 || index >= file.pdf.pages.value) return
    file.pdf.go(index + 1)
    const until = performance.now() + PATIENCE
    const look = (): void => {
      const page = state.value && pageAt(index)
      if (page) put(page, atEnd ? page.text.length : 0)
      else if (state.value && performance.now() < until) requestAnimationFrame(look)
    }
    look()
  }

  function vertical({ page, at, anchor }: CaretState, step: 1 | -1, extend: boolean): void {
    const [box, place] = [caretBox(page, at), placeInDom(page, at)]
    const run = box && place ? runOnNextLine(runBoxes(page), place.run, box.left, step) : null
    if (box && run !== null) {
      const to = positionAt(page, run, box.left)
      put(page, to, extend ? anchor : to)
    } else if (!extend) turnTo(page.index + step, step < 0)
  }

  function target({ page, at }: CaretState, event: KeyboardEvent): number | null {
    const { text } = page
    const words = event.ctrlKey || event.altKey || event.metaKey
    const forward = (event.key === 'ArrowRight') !== readsLeftward(text, at)
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        if (forward) return words ? nextWord(text, at) : nextCharacter(text, at)
        return words ? previousWord(text, at) : previousCharacter(text, at)
      case 'Home':
        return words ? 0 : text.lastIndexOf('\n', at - 1) + 1
      case 'End':
        return words || !text.includes('\n', at) ? text.length : text.indexOf('\n', at)
      default:
        return null
    }
  }

  function onKey(event: KeyboardEvent): void {
    const now = state.value
    const inside =
      event.target instanceof Element && event.target.closest('[role="dialog"],[role="menu"],button')
    if (!now || event.defaultPrevented || isTyping(event.target) || inside) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') open(now)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      vertical(now, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey)
    } else {
      const to = target(now, event)
      if (to === null) return
      const leaves = to === now.at && !event.shiftKey && event.key.startsWith('Arrow')
      if (leaves) turnTo(now.page.index + (to === 0 ? -1 : 1), to === 0)
      else put(now.page, to, event.shiftKey ? now.anchor : to)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  function toggle(): void {
    if (state.value) return leave()
    const page = pageAt(file.pdf.page.value - 1)
    if (!page) return
    const selection = getSelection()
    const { focusNode, anchorNode } = selection ?? {}
    const at = focusNode ? positionOf(page, focusNode, selection?.focusOffset ?? 0) : null
    const anchor = anchorNode ? positionOf(page, anchorNode, selection?.anchorOffset ?? 0) : null
    file.container.value?.focus({ preventScroll: true })
    put(page, at ?? firstInView(page), at === null ? undefined : (anchor ?? at))
  }

  /** The first position of a page that the window shows. */
  function firstInView(page: CaretPage): number {
    const top = file.container.value?.getBoundingClientRect().top ?? 0
    const run = runBoxes(page).findIndex((box) => box.top >= top)
    return page.runs[run]?.start ?? 0
  }

  function leave(): void {
    state.value = null
    said.value = ''
    getSelection()?.removeAllRanges()
  }

  window.addEventListener('keydown', onKey, { capture: true })
  // A page that is drawn anew has new nodes with the same text: the caret stands and selects where it did.
  function follow({ pageNumber }: { pageNumber: number }): void {
    const now = state.value
    if (now?.page.index !== pageNumber - 1 || now.page.runs[0]?.node.isConnected) return
    const page = pageAt(now.page.index)
    if (page) put(page, now.at, now.anchor, false)
  }
  watch(
    file.pdf.viewer,
    (viewer) => {
      // Another file, or none: the page that the caret stood on is not there.
      state.value = null
      viewer?.bus.on('textlayerrendered', follow)
    },
    { immediate: true },
  )
  onScopeDispose(() => window.removeEventListener('keydown', onKey, { capture: true }))
  return {
    state,
    said,
    toggle,
    leave,
    collapse() {
      if (state.value) put(state.value.page, state.value.at)
    },
  }
}
