import { shallowRef, watch, type ShallowRef } from 'vue'
import type { AnnotationKind } from '../../../src-main/contract/annotations.ts'
import { useBriefs } from '../../client/briefs.ts'
import { useCitations } from '../../client/citations.ts'
import { useToasts } from '../../client/toasts.ts'
import type { OpenFile } from '../open-file.ts'
import { useAim } from './aim.ts'
import { useCaret, type Caret } from './caret.ts'
import { caretBox } from './caret-page.ts'
import { markAt } from './hit.ts'
import { holdKeys } from './hold-keys.ts'
import { copyWords } from './copy-selection.ts'
import { lastColour } from './last-colour.ts'
import { useMarksUndo } from './undo.ts'

/** What can be written on a mark. */
export type MarkPart = 'comment' | 'tags'

/** Making marks in one file, by pointer and by keys. */
export interface Marking {
  readonly caret: Caret
  /** Whether a mark is being made at this moment. */
  readonly isMaking: Readonly<ShallowRef<boolean>>
  /** Marks the selected words in the colour of a key, and opens a part of the new mark if that is wanted. */
  mark(kind: AnnotationKind, key: number, open?: MarkPart): Promise<void>
  /** Marks the selected words in the colour used last and opens a part of it; or that part of the chosen mark. */
  write(part: MarkPart): Promise<void>
  /** Puts the selected words, marked, or the chosen mark into the brief. */
  toBrief(): Promise<void>
  /** Puts the selected words on the clipboard: with their source, or alone. */
  cite(): Promise<void>
  copy(): Promise<void>
}

/** What marking asks of the view around it. */
export interface MarkingOptions {
  /** Opens a part of a mark for writing. */
  readonly open: (id: string, part: MarkPart) => Promise<void>
}

/** Ties selection, caret and marks of a file together for as long as the calling scope lives. */
export function useMarking(file: OpenFile, { open }: MarkingOptions): Marking {
  const toasts = useToasts()
  useMarksUndo(
    () => file.id.value,
    () => !file.isDocument.value,
  )
  useAim(file)
  const caret = useCaret(file, ({ page, at }) => {
    const box = caretBox(page, at)
    const view = file.pdf.viewer.value?.page(page.index)
    if (!box || !view) return
    const edge = view.div.getBoundingClientRect()
    const scale = view.viewport.width / edge.width
    const [x = 0, y = 0] = view.viewport.convertToPdfPoint(
      (box.left + 1 - edge.left) * scale,
      ((box.top + box.bottom) / 2 - edge.top) * scale,
    )
    const found = markAt(file.marks.list.value, page.index, x, y)
    if (found) file.choose(found.id)
  })
  // A tool lies over the words: nothing stays selected under it.
  watch(file.tool, (tool) => {
    if (tool === 'select') return
    if (caret.state.value) caret.leave()
    else getSelection()?.removeAllRanges()
    file.selected.value = null
  })
  watch(file.written, async (id) => {
    if (id === null) return
    file.written.value = null
    await open(id, 'comment')
  })
  watch(caret.state, (state) => (file.caret.value = state))

  let making: Promise<readonly string[]> = Promise.resolve([])
  /** @returns ids of the marks that were made */
  async function made(kind: AnnotationKind, key: number): Promise<readonly string[]> {
    const chosen = file.selected.value
    if (!chosen) return []
    // Another kind has a colour of its own; only a highlight's is chosen.
    if (kind === 'highlight') lastColour.value = key
    const creating = file.marks.create(chosen, kind, key)
    // Let go at once: what the person selects meanwhile must not be lost when the mark is there.
    if (caret.state.value) caret.collapse()
    else getSelection()?.removeAllRanges()
    file.selected.value = null
    const ids = await creating
    const [first] = ids
    if (first !== undefined) {
      file.active.value = first
      file.made.value = ids
    } else if (!file.selected.value) chosen.again()
    return ids
  }
  const isMaking = shallowRef(false)
  const marked = (kind: AnnotationKind, key: number): Promise<readonly string[]> => {
    const ids = made(kind, key)
    making = ids
    isMaking.value = true
    const over = (): void => {
      if (making === ids) isMaking.value = false
    }
    ids.then(over, over)
    return ids
  }
  async function mark(kind: AnnotationKind, key: number, part?: MarkPart): Promise<void> {
    const [first] = await marked(kind, key)
    if (first !== undefined && part) await open(first, part)
  }
  async function toBrief(): Promise<void> {
    const chosen = file.active.value
    const ids = file.selected.value
      ? await marked('highlight', lastColour.value)
      : chosen === null
        ? []
        : [chosen]
    if (ids.length > 0) await useBriefs().addMarks(ids)
  }

  function write(part: MarkPart): Promise<void> {
    const opened = openPart(part)
    holdKeys(opened)
    return opened
  }
  async function openPart(part: MarkPart): Promise<void> {
    const { selected, active } = file
    if (selected.value) return mark('highlight', lastColour.value, part)
    // Asked for right after the key of a colour, it is meant for the mark that is being made.
    await making.catch(() => undefined)
    if (active.value !== null) await open(active.value, part)
  }

  async function copy(): Promise<void> {
    const { value } = file.selected
    if (value && (await copyWords(value))) toasts.add({ kind: 'done', key: 'marking.copied' })
  }

  async function cite(): Promise<void> {
    const { selected, publication, pdf } = file
    if (!selected.value || !publication.value) return
    const work = {
      publicationId: publication.value.id,
      attachmentId: file.id.value,
      locator: pdf.labelOf(selected.value.firstPage),
    }
    await useCitations().copyQuote(await selected.value.text(), work)
  }

  return {
    caret,
    isMaking,
    mark,
    write,
    toBrief,
    cite,
    copy,
  }
}
