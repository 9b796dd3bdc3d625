import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { MEDIA } from '../../src-main/contract/media.ts'
import type { Attachment, PublicationDetail } from '../../src-main/contract/publications.ts'
import type { ReaderPanel } from '../../src-main/contract/reading.ts'
import { api } from '../client/api.ts'
import { useFetched } from '../client/fetched.ts'
import type { FileAhead } from '../client/file-ahead.ts'
import { useLive } from '../client/live.ts'
import { usePasswords } from '../client/passwords.ts'
import { useSession } from '../client/session.ts'
import { useToasts } from '../client/toasts.ts'
import { useWords } from '../client/words.ts'
import type { CaretState } from './marking/caret.ts'
import { useHand, type Hand } from './marking/hand.ts'
import type { Selected } from './marking/selection.ts'
import { useMarks, type Marks } from './marks.ts'
import { useFind, type Find } from './pane/find.ts'
import type { LeavingLink } from './pane/links.ts'
import { usePdf, type PdfSession, type Start } from './pane/pdf-session.ts'
import { usePlaceMemory } from './pane/place-memory.ts'

/** What the pointer does on a page. */
export type Tool = 'select' | 'note' | 'freetext' | 'ink' | 'erase' | 'area'

/** A file on the screen with its marks; panels and tools beside the pages work on it. */
export interface OpenFile {
  readonly id: ComputedRef<string>
  readonly publication: ComputedRef<PublicationDetail | null>
  readonly attachment: ComputedRef<Attachment | undefined>
  /** Text that flows, without pages to mark. */
  readonly isDocument: ComputedRef<boolean>
  /** Title of the publication in the language of the interface. */
  readonly name: ComputedRef<string>
  /** Element that scrolls; the pane sets it. */
  readonly container: ShallowRef<HTMLDivElement | null>
  readonly pdf: PdfSession
  readonly find: Find
  /** Pages in dark colours. */
  readonly night: Ref<boolean>
  /** What stands open beside the pages. */
  readonly panels: Ref<readonly ReaderPanel[]>
  /** A link out of the file that a person chose; the pane asks before it is opened. */
  readonly leaving: ShallowRef<LeavingLink | null>
  readonly marks: Marks
  /** Id of the chosen mark. */
  readonly active: ShallowRef<string | null>
  /** What is selected in the text. */
  readonly selected: ShallowRef<Selected | null>
  readonly tool: ShallowRef<Tool>
  /** What tools do to the pages. */
  readonly hand: Hand
  /** Id of a mark that was just placed and waits for its words. */
  readonly written: ShallowRef<string | null>
  /** Ids of the marks that were made of words last. */
  readonly made: ShallowRef<readonly string[]>
  /** The caret that keys move through the text, while it is there. */
  readonly caret: ShallowRef<CaretState | null>
  /** Makes a mark the chosen one and brings it into view. */
  choose(id: string): void
  /** Opens or closes a panel; thumbnails and outline share one place. */
  togglePanel(panel: ReaderPanel, open?: boolean): void
}

const LEFT: readonly ReaderPanel[] = ['thumbnails', 'outline']

/** The panels after one was opened or closed. */
export function withPanel(
  panels: readonly ReaderPanel[],
  panel: ReaderPanel,
  open: boolean,
): readonly ReaderPanel[] {
  const others = panels.filter(
    (each) => each !== panel && !(open && LEFT.includes(panel) && LEFT.includes(each)),
  )
  return open ? [...others, panel] : others
}

/** The password that shows a file also lets the library read it: to be found, and to be marked. */
function useUnlocking(attachment: Readonly<Ref<Attachment | undefined>>, pdf: PdfSession): void {
  const passwords = usePasswords()
  watch([attachment, pdf.ready] as const, ([file, ready]) => {
    const password = file && passwords.of(file.id)
    if (!ready || file?.state !== 'needs-password' || password === undefined) return
    // What fails here is told of where the library is needed.
    passwords.opening(file.id, api.imports.unlock({ attachmentId: file.id, password }))
  })
}

/** Opens an attachment for as long as the calling scope lives; another id replaces it. */
export function useOpenFile(attachmentId: () => string): OpenFile {
  const { title } = useWords()
  const container = shallowRef<HTMLDivElement | null>(null)
  const live = useLive()
  const { value } = useFetched([attachmentId, () => live.publications], (signal) =>
    api.publications.ofAttachment({ attachmentId: attachmentId() }, { signal }),
  )
  const publication = computed(() => value.value ?? null)
  const attachment = computed(() => {
    const { attachments = [], trashedFiles = [] } = publication.value ?? {}
    return [...attachments, ...trashedFiles].find(({ id }) => id === attachmentId())
  })
  const night = ref(false)
  const panels = shallowRef<readonly ReaderPanel[]>(['marks'])
  const leaving = shallowRef<LeavingLink | null>(null)

  async function start(id: string, known?: FileAhead['place']): Promise<Start | null> {
    const place = await (known ?? api.reading.place({ attachmentId: id }))
    if (place && id === attachmentId()) {
      night.value = place.night
      panels.value = place.panels
    }
    return place
  }
  const marks = useMarks(attachmentId)
  const pdf = usePdf({
    container,
    attachmentId,
    start,
    onExternalLink: (link) => (leaving.value = link),
    onNowhere: () => void useToasts().add({ kind: 'done', key: 'reader.jump.nowhere' }),
  })
  useUnlocking(attachment, pdf)
  usePlaceMemory({ attachmentId, pdf, night, panels })
  // Pieces of the file that were asked for while the core was away never come: it is opened once more where it was.
  const session = useSession()
  watch(
    () => session.lost,
    (lost) => {
      if (!lost && (pdf.document.value !== null || pdf.failure.value === 'unreachable')) pdf.reopen()
    },
  )
  const active = shallowRef<string | null>(null)
  const tool = shallowRef<Tool>('select')
  const written = shallowRef<string | null>(null)
  return {
    id: computed(attachmentId),
    publication,
    attachment,
    isDocument: computed(() => (attachment.value?.mediaType ?? MEDIA.pdf) !== MEDIA.pdf),
    name: computed(() => (publication.value ? title(publication.value.title).text : '')),
    container,
    pdf,
    find: useFind(pdf.viewer),
    night,
    panels,
    leaving,
    marks,
    active,
    selected: shallowRef<Selected | null>(null),
    tool,
    hand: useHand({ attachmentId, marks, ready: pdf.ready, active, written, tool }),
    written,
    made: shallowRef<readonly string[]>([]),
    caret: shallowRef<CaretState | null>(null),
    choose(id) {
      active.value = id
      const mark = marks.list.value.find((each) => each.id === id)
      if (mark) pdf.show(mark)
    },
    togglePanel(panel, open = !panels.value.includes(panel)) {
      panels.value = withPanel(panels.value, panel, open)
    },
  }
}
