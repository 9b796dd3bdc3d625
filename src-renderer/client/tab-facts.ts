import { shallowRef, watch, type ShallowRef } from 'vue'
import type { PublicationDetail } from '../../src-main/contract/publications.ts'
import { api } from './api.ts'
import { useLive } from './live.ts'
import { problemOf } from './problems.ts'
import { isFileTab, type Tab } from './tab-list.ts'

/** What is known of open files, by attachment id; a file that is not read yet is not in it. */
export interface TabFacts {
  readonly facts: Readonly<ShallowRef<ReadonlyMap<string, PublicationDetail>>>
}

type Read = PublicationDetail | 'gone' | null

/** A publication by one of its files; `gone` when the library has it no more, null when that cannot be known now. */
async function read(attachmentId: string): Promise<Read> {
  try {
    const publication = await api.publications.ofAttachment({ attachmentId })
    const held = publication.attachments.some(({ id }) => id === attachmentId)
    return publication.trashedAt === null && held ? publication : 'gone'
  } catch (error) {
    const { code } = problemOf(error)
    return code === 'NOT_FOUND' || code === 'INVALID_VALUE' ? 'gone' : null
  }
}

/**
 * Reads the publications of open files, and again when they change.
 *
 * @param onGone files that are in the trash or not in the library any more
 */
export function useTabFacts(
  tabs: Readonly<ShallowRef<readonly Tab[]>>,
  onGone: (gone: ReadonlySet<string>) => void,
): TabFacts {
  const live = useLive()
  const facts = shallowRef<ReadonlyMap<string, PublicationDetail>>(new Map())
  const files = (): string[] => [
    ...new Set(
      tabs.value
        .filter(isFileTab)
        .flatMap(({ attachmentId, beside }) => [attachmentId, ...(beside ? [beside] : [])]),
    ),
  ]

  async function update(ids: readonly string[]): Promise<void> {
    const found = await Promise.all(ids.map(async (id) => [id, await read(id)] as const))
    const next = new Map(facts.value)
    const gone = new Set<string>()
    for (const [id, publication] of found) {
      if (publication === 'gone') gone.add(id)
      else if (publication !== null) next.set(id, publication)
    }
    const open = new Set(files())
    for (const id of [...next.keys()]) if (!open.has(id) || gone.has(id)) next.delete(id)
    facts.value = next
    if (gone.size > 0) onGone(gone)
  }

  const concerns = (id: string): boolean => {
    const publication = facts.value.get(id)
    return live.changed === null || publication === undefined || live.changed.has(publication.id)
  }
  watch(
    () => files().join(),
    () => void update(files().filter((id) => !facts.value.has(id))),
    { immediate: true },
  )
  watch(
    () => live.publications,
    () => void update(files().filter(concerns)),
  )
  return { facts }
}
