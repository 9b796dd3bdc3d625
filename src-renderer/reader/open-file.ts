import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Attachment, PublicationDetail } from '../../src-main/contract/publications.ts'
import { api } from '../client/api.ts'
import { useFetched } from '../client/fetched.ts'
import { useWords } from '../client/words.ts'
import type { Selected } from './marking/selection.ts'
import { useMarks, type Marks } from './marks.ts'
import { usePdf, type PdfSession } from './pane/pdf-session.ts'

/** What the pointer does on a page. */
export type Tool = 'select' | 'note' | 'freetext' | 'ink' | 'erase' | 'area'

/** A file on the screen with its marks; panels and tools beside the pages work on it. */
export interface OpenFile {
  readonly id: ComputedRef<string>
  readonly publication: ComputedRef<PublicationDetail | null>
  readonly attachment: ComputedRef<Attachment | undefined>
  /** Title of the publication in the language of the interface. */
  readonly name: ComputedRef<string>
  /** Element that scrolls; the pane sets it. */
  readonly container: ShallowRef<HTMLDivElement | null>
  readonly pdf: PdfSession
  readonly marks: Marks
  /** Id of the chosen mark. */
  readonly active: ShallowRef<string | null>
  /** What is selected in the text. */
  readonly selected: ShallowRef<Selected | null>
  readonly tool: ShallowRef<Tool>
  /** Makes a mark the chosen one and brings it into view. */
  choose(id: string): void
}

/** Opens an attachment for as long as the calling scope lives; another id replaces it. */
export function useOpenFile(attachmentId: () => string, onExternalLink: (url: string) => void): OpenFile {
  const { title } = useWords()
  const container = shallowRef<HTMLDivElement | null>(null)
  const { value } = useFetched(attachmentId, (signal) =>
    api.publications.ofAttachment({ attachmentId: attachmentId() }, { signal }),
  )
  const publication = computed(() => value.value ?? null)
  const marks = useMarks(attachmentId)
  const pdf = usePdf({ container, attachmentId, onExternalLink })
  const active = shallowRef<string | null>(null)
  return {
    id: computed(attachmentId),
    publication,
    attachment: computed(() => publication.value?.attachments.find(({ id }) => id === attachmentId())),
    name: computed(() => (publication.value ? title(publication.value.title).text : '')),
    container,
    pdf,
    marks,
    active,
    selected: shallowRef<Selected | null>(null),
    tool: shallowRef<Tool>('select'),
    choose(id) {
      active.value = id
      const mark = marks.list.value.find((each) => each.id === id)
      if (mark) pdf.show(mark)
    },
  }
}
