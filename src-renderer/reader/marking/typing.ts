import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { markColour, type Annotation } from '../../../src-main/contract/annotations.ts'
import { Rect } from '../../../src-main/contract/values.ts'
import type { Marks } from '../marks.ts'
import { keepDraft, readDraft } from '../panel/drafts.ts'

/** A text that is typed on a page. */
export interface Typed {
  /** Of the text box that is changed; null for one that is not made yet. */
  readonly id: string | null
  readonly pageIndex: number
  readonly rect: Rect
  readonly colour: string
  /** What the box said when the typing began. */
  readonly text: string
}

/** Typing of text boxes at their place. */
export interface Typing {
  readonly now: Readonly<ShallowRef<Typed | null>>
  /** Begins a new box. */
  begin(pageIndex: number, rect: Rect): void
  /** Opens a box for another text. */
  edit(mark: Annotation): void
  /** Keeps what is typed on this computer until it is saved. */
  keep(text: string): void
  /**
   * Ends the typing. A box without a text is none: a new one is not made, another is removed.
   *
   * @param rect the place that the text took
   * @returns the id of the box, null where there is none; when saving failed (and was told) the typing goes on
   */
  end(text: string, rect: Rect): Promise<string | null>
}

interface Parts {
  readonly attachmentId: () => string
  readonly marks: Pick<Marks, 'draw' | 'rewrite' | 'remove'>
  /** Whether the pages are there. */
  readonly ready: Readonly<Ref<boolean>>
}

/** Whether nothing of what was typed waits any longer, and the box that holds it. */
interface Saved {
  readonly kept: boolean
  readonly id: string | null
}

/** A box that was being typed when the window went away. */
function readBox(json: string | null): Typed | null {
  if (json === null) return null
  try {
    const { pageIndex, rect, text } = JSON.parse(json) as Record<string, unknown>
    const place = Rect.safeParse(rect)
    if (!place.success || typeof text !== 'string' || !Number.isInteger(pageIndex)) return null
    return { id: null, pageIndex: Number(pageIndex), rect: place.data, colour: markColour('freetext'), text }
  } catch {
    return null
  }
}

/** See {@link Typing}. */
export function useTyping({ attachmentId, marks, ready }: Parts): Typing {
  const now = shallowRef<Typed | null>(null)
  const newBox = (): string => `text on ${attachmentId()}`
  const draftName = (typed: Typed): string => typed.id ?? newBox()

  async function save(typed: Typed, text: string, rect: Rect): Promise<Saved> {
    const { id, pageIndex, colour } = typed
    if (id === null) {
      if (text === '') return { kept: true, id }
      const made = await marks.draw({ pageIndex, kind: 'freetext', rect, ink: [], colour, comment: text })
      return { kept: made !== null, id: made }
    }
    if (text === '') {
      await marks.remove(id)
      return { kept: true, id: null }
    }
    return { kept: text === typed.text || (await marks.rewrite(id, text, { rect })), id }
  }

  // Left by a reload or a crash: it goes on where it was.
  watch([ready, attachmentId] as const, ([shown], [, before]) => {
    if (attachmentId() !== before) now.value = null
    if (shown && now.value === null) now.value = readBox(readDraft(localStorage, newBox()))
  })
  return {
    now,
    begin: (pageIndex, rect) =>
      void (now.value = { id: null, pageIndex, rect, colour: markColour('freetext'), text: '' }),
    edit: ({ id, pageIndex, rect, colour, comment }) =>
      void (now.value = { id, pageIndex, rect, colour, text: comment }),
    keep(text) {
      const typed = now.value
      if (!typed) return
      const { id, pageIndex, rect } = typed
      const draft = id === null ? JSON.stringify({ pageIndex, rect, text }) : text
      keepDraft(localStorage, draftName(typed), text.trim() === typed.text ? null : draft)
    },
    async end(text, rect) {
      const typed = now.value
      if (!typed) return null
      const { kept, id } = await save(typed, text.trim(), rect)
      if (!kept) return null
      keepDraft(localStorage, draftName(typed), null)
      if (now.value === typed) now.value = null
      return id
    },
  }
}
