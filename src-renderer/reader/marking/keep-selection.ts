import { useEventListener } from '@vueuse/core'
import { watch, type Ref } from 'vue'
import { isTyping } from '../../client/keys.ts'
import type { OpenFile } from '../open-file.ts'
import { placeInDom, positionIn, readCaretPage } from './caret-page.ts'
import type { SelectionEnds } from './follow-selection.ts'

/** A place in the text of a file: 0-based page, and UTF-16 units of the text of its layer before it. */
export interface TextPlace {
  readonly page: number
  readonly at: number
}

/** What was selected, by the text and not by nodes: it outlives them. */
interface Kept {
  readonly anchor: TextPlace
  readonly focus: TextPlace
  readonly nodes: readonly [Node, Node]
}

/** What becomes of what was kept, now that the browser's selection is another. */
export type Change = 'other' | 'taken' | 'let-go'

/**
 * Judges a change of the selection.
 *
 * @param reads whether both ends lie in text of pages, and words between them
 * @param gone whether a page that the last one ended on was taken away
 * @returns `other`: other words are selected; `taken`: a page was drawn anew and took the selection along; `let-go`: a
 * person wants nothing selected
 */
export function judgeChange(reads: boolean, gone: boolean): Change {
  if (reads) return 'other'
  return gone ? 'taken' : 'let-go'
}

const layerOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.textLayer') ?? null

function placeOf(node: Node, offset: number): TextPlace | null {
  const layer = layerOf(node)
  const page = Number(layer?.closest<HTMLElement>('.page')?.dataset['pageNumber']) - 1
  const text = layer && page >= 0 ? readCaretPage(layer, page) : null
  return text && { page, at: positionIn(text, node, offset) }
}

function keep({ anchorNode, anchorOffset, focusNode, focusOffset }: SelectionEnds): Kept | null {
  if (!anchorNode || !focusNode) return null
  const [anchor, focus] = [placeOf(anchorNode, anchorOffset), placeOf(focusNode, focusOffset)]
  return anchor && focus && { anchor, focus, nodes: [anchorNode, focusNode] }
}

/**
 * Keeps words selected over a redraw of their page. pdf.js makes the text of a page anew when it was far out of sight, when
 * pages turn dark, or when the file is opened once more after a loss; the browser then lets go of what was selected in it.
 *
 * @returns called whenever the selection of the browser is another
 */
export function useKeptSelection(
  file: Pick<OpenFile, 'pdf' | 'id'>,
  element: Readonly<Ref<HTMLElement | null>>,
): () => void {
  let kept: Kept | null = null
  const forget = (): void => void (kept = null)
  const isTaken = (): boolean => kept?.nodes.some((node) => !node.isConnected) ?? false
  function read(): Kept | null {
    const selection = getSelection()
    if (!selection || selection.isCollapsed) return null
    return element.value?.contains(selection.anchorNode) ? keep(selection) : null
  }
  function note(): void {
    const now = read()
    const change = judgeChange(now !== null, isTaken())
    if (change !== 'taken') kept = now
  }
  const find = ({ page, at }: TextPlace) => {
    const layer = element.value?.querySelector(`.page[data-page-number="${page + 1}"] .textLayer`)
    const text = layer ? readCaretPage(layer, page) : null
    return text && placeInDom(text, at)
  }
  function giveBack(): void {
    // Not every browser tells that a selection went away with its nodes, so it is looked at here.
    if (!kept || !isTaken() || read() !== null || isTyping(document.activeElement)) return
    const [from, to] = [find(kept.anchor), find(kept.focus)]
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }
  // What a person begins while the words are out of sight is meant to take their place.
  useEventListener(element, 'pointerdown', () => isTaken() && forget())
  useEventListener(document, 'keydown', ({ key }) => key === 'Escape' && isTaken() && forget())
  watch(file.id, forget)
  watch(file.pdf.viewer, (viewer) => viewer?.bus.on('textlayerrendered', giveBack), { immediate: true })
  return note
}
