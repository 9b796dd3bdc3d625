import { until } from '@vueuse/core'
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
import { useToasts } from '../../client/toasts.ts'
import { useWords } from '../../client/words.ts'
import type { OpenFile } from '../open-file.ts'
import type { ParagraphAlignment } from './align-paragraphs.ts'
import type { Alignment } from './align.ts'
import { markPassage, spotsOf } from './mark-passage.ts'
import type { Paragraph } from './paragraphs.ts'
import { isOn, passageAcross } from './passage.ts'
import type { SideName } from './side.ts'

/** A passage of one side that may be marked as words of the other just were. */
export interface Offer {
  /** File of the passage. */
  readonly file: OpenFile
  readonly passage: readonly Paragraph[]
  /** The mark that it follows, and its file. */
  readonly mark: Annotation
  readonly of: OpenFile
}

/** Marking both language versions at once. */
export interface Passage {
  /** What an offer says: the language of the passage, where that tells the sides apart. */
  readonly label: ComputedRef<{ readonly key: string; readonly values: Readonly<Record<string, unknown>> }>
  /** What is offered at the moment; null for nothing. */
  readonly offer: ComputedRef<Offer | null>
  accept(): Promise<void>
  dismiss(): void
}

interface Parts {
  readonly files: Readonly<Record<SideName, OpenFile | null>>
  readonly alignment: Readonly<Ref<Alignment | null>>
}

/** An offer that comes later than this is about something a person no longer looks at. */
const LISTED_MS = 3000

const isByParagraph = (alignment: Alignment | null): alignment is ParagraphAlignment =>
  alignment?.kind === 'paragraph'

/** Whether a person marked the passage before: whoever marks sentence after sentence is asked once. */
async function isMarked(file: OpenFile, passage: readonly Paragraph[], colour: string): Promise<boolean> {
  const pages = new Set(passage.map(({ start }) => Math.floor(start)))
  const near = file.marks.list.value.filter((mark) => mark.colour === colour && pages.has(mark.pageIndex))
  const spots = await spotsOf(file, near)
  return passage.every((paragraph) => spots.some((spot) => isOn(spot, paragraph)))
}

async function offerFor(
  of: OpenFile,
  ids: readonly string[],
  side: SideName,
  parts: Parts,
): Promise<Offer | null> {
  const [alignment, file] = [parts.alignment.value, parts.files[side === 'left' ? 'right' : 'left']]
  const listed = computed(() => of.marks.list.value.filter(({ id }) => ids.includes(id)))
  // The list is read anew after every change of the library: it may come after the answer that the marks are made.
  await until(() => listed.value.length === ids.length).toBe(true, { timeout: LISTED_MS })
  const made = listed.value
  const [mark] = made
  if (!file || !mark || !isByParagraph(alignment)) return null
  const passage = passageAcross(alignment.together, await spotsOf(of, made), side)
  if (passage.length === 0 || (await isMarked(file, passage, mark.colour))) return null
  return { file, passage, mark, of }
}

/** Offers to mark the passage on the other side whenever words of one are marked; the next mark replaces the offer. */
export function usePassage(parts: Parts): Passage {
  const [toasts, commands] = [useToasts(), useCommands()]
  const { languageName } = useWords()
  const last = shallowRef<Offer | null>(null)
  let asked = 0
  for (const side of ['left', 'right'] as const) {
    watch(
      () => parts.files[side]?.made.value,
      async (ids) => {
        const [of, mine] = [parts.files[side], (asked += 1)]
        last.value = null
        if (!of || !ids || ids.length === 0) return
        // A file that was closed meanwhile needs no offer.
        const found = await offerFor(of, ids, side, parts).catch(() => null)
        if (mine === asked) last.value = found
      },
    )
  }
  const offer = computed(() => {
    const { value } = last
    if (!value) return null
    const here = [parts.files.left, parts.files.right]
    // Undone or removed, it asks for nothing any more.
    const stands = value.of.marks.list.value.some(({ id }) => id === value.mark.id)
    return stands && here.includes(value.of) && here.includes(value.file) ? value : null
  })

  const label = computed(() => {
    const { file, of } = offer.value ?? {}
    const theirs = file?.attachment.value?.language ?? null
    return theirs === null || theirs === of?.attachment.value?.language
      ? { key: 'reader.passage.other', values: {} }
      : { key: 'reader.passage.in', values: { language: languageName(theirs) } }
  })

  /** The command of a mark that was just made, by which its message takes it back. */
  async function tellOf(file: OpenFile, ids: readonly string[]): Promise<void> {
    const { undo: command } = await api.history.marks({ attachmentId: file.id.value })
    const run = (): void => void (command && commands.takeBack(command, 'commands.undone'))
    // Of marks on two pages one command is the last alone: they are undone on their side, by Ctrl+Z.
    const action = command && ids.length === 1 ? { key: 'commands.undo', run } : null
    toasts.add({ kind: 'done', key: 'reader.passage.done', action })
  }

  return {
    offer,
    label,
    dismiss: () => (last.value = null),
    async accept() {
      const { value } = offer
      if (!value) return
      last.value = null
      const ids = await markPassage(value.file, value.passage, value.mark)
      if (ids === null) toasts.add({ kind: 'failed', key: 'reader.passage.notFound' })
      else if (ids.length > 0) await tellOf(value.file, ids).catch(() => undefined)
    },
  }
}
