import { useEventListener } from '@vueuse/core'
import { watch, type Ref } from 'vue'
import { isTyping } from '../../client/keys.ts'
import type { OpenFile } from '../open-file.ts'
import { placeInDom, positionIn, readCaretPage } from './caret-page.ts'
import { useCopying } from './copy-selection.ts'
import type { SelectionEnds } from './follow-selection.ts'
import { selectedRange, selectedSpan, type Selected } from './selection.ts'
import { judgeChange, spanOf, type TextPlace } from './span.ts'

/** What was selected, by the text and not by nodes: it outlives them. */
interface Kept {
  readonly anchor: TextPlace
  readonly focus: TextPlace
  readonly nodes: readonly [Node, Node]
}

const pageOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.page') ?? null
const indexOf = (page: HTMLElement | null): number => Number(page?.dataset['pageNumber']) - 1

function placeOf(node: Node, offset: number): TextPlace | null {
  const element = pageOf(node)
  const page = indexOf(element)
  const layer = element?.querySelector('.textLayer')
  const text = layer && page >= 0 ? readCaretPage(layer, page) : null
  return text && { page, at: positionIn(text, node, offset) }
}

/** An end of the selection: where it stands, else where it stood on a page that was given back since. */
function endOf(node: Node, offset: number, before: [TextPlace, Node] | null): [TextPlace, Node] | null {
  // The browser moves an end whose node is gone to the element that held the layer.
  const moved = before !== null && !before[1].isConnected && indexOf(pageOf(node)) === before[0].page
  if (moved && !(node instanceof Text)) return before
  const place = placeOf(node, offset)
  return place && [place, node]
}

function keep(
  { anchorNode, anchorOffset, focusNode, focusOffset }: SelectionEnds,
  before: Kept | null,
): Kept | null {
  if (!anchorNode || !focusNode) return null
  const anchor = endOf(anchorNode, anchorOffset, before && [before.anchor, before.nodes[0]])
  const focus = endOf(focusNode, focusOffset, before && [before.focus, before.nodes[1]])
  return anchor && focus && { anchor: anchor[0], focus: focus[0], nodes: [anchor[1], focus[1]] }
}

/**
 * Keeps words selected over a redraw of their page. pdf.js makes the text of a page anew when it was far out of sight, when
 * pages turn dark, or when the file is opened once more after a loss; the browser then lets go of what was selected in it.
 * Until the page is there again, what is done with the selection is done with all its words.
 *
 * @returns called whenever the selection of the browser is another
 */
export function useKeptSelection(
  file: Pick<OpenFile, 'pdf' | 'id' | 'selected'>,
  element: Readonly<Ref<HTMLElement | null>>,
): () => void {
  let kept: Kept | null = null
  const { selected } = file
  const forget = (): void => {
    kept = null
    selected.value = null
  }
  const isTaken = (): boolean => kept?.nodes.some((node) => !node.isConnected) ?? false
  /** Words elsewhere in the window, such as in the other file beside this one. */
  function isElsewhere(): boolean {
    const selection = getSelection()
    return selection?.isCollapsed === false && element.value?.contains(selection.anchorNode) === false
  }
  function read(): Kept | null {
    const selection = getSelection()
    if (!selection || selection.isCollapsed) return null
    return element.value?.contains(selection.anchorNode) ? keep(selection, kept) : null
  }
  function chosen(): Selected | null {
    const viewer = file.pdf.viewer.value
    const container = element.value
    if (!kept || !viewer || !container) return null
    const range = selectedRange(container)
    const span = spanOf(kept.anchor, kept.focus)
    return range || isTaken() ? selectedSpan({ viewer, container }, span, range) : null
  }
  function note(): void {
    const now = read()
    const change = judgeChange(now !== null, isTaken() && !isElsewhere())
    if (change !== 'taken') kept = now
    const own = kept
    selected.value = chosen()
    // Pages that are not there for a moment, as while the file is opened anew, are no reason to forget.
    kept = own
  }
  const find = ({ page, at }: TextPlace) => {
    const layer = element.value?.querySelector(`.page[data-page-number="${page + 1}"] .textLayer`)
    const text = layer ? readCaretPage(layer, page) : null
    return text && placeInDom(text, at)
  }
  function giveBack(): void {
    // Not every browser tells that a selection went away with its nodes, so it is looked at here.
    if (!kept || !isTaken() || isElsewhere() || isTyping(document.activeElement)) return
    const [from, to] = [find(kept.anchor), find(kept.focus)]
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }
  // What a person begins while the words are out of sight is meant to take their place.
  useEventListener(element, 'pointerdown', ({ shiftKey }) => isTaken() && !shiftKey && forget())
  useEventListener(document, 'keydown', ({ key }) => key === 'Escape' && isTaken() && forget())
  // Let go of by whoever marked it.
  watch(selected, (now) => now === null && (kept = null), { flush: 'sync' })
  watch(file.id, forget)
  watch(file.pdf.viewer, (viewer) => viewer?.bus.on('textlayerrendered', giveBack), { immediate: true })
  useCopying(selected)
  return note
}
