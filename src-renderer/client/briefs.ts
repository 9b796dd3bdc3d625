import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { BriefSummary, MarkQuery, NewItem } from '../../src-main/contract/briefs.ts'
import { api } from './api.ts'
import { WINDOW } from './command-stack.ts'
import { useCommands } from './commands.ts'
import { useFetched } from './fetched.ts'
import { useLive } from './live.ts'
import { problemOf } from './problems.ts'
import { useRecent } from './recent.ts'
import { useSession } from './session.ts'
import { useSettings } from './settings.ts'
import { useTabs } from './tabs.ts'
import { useToasts } from './toasts.ts'

/** Place of the edits of a brief, for its own undo. */
export const briefPlace = (id: string): string => `brief:${id}`

/** Marks that are put into a brief at once, at most: as many as the core takes. */
const MOST_MARKS = 2000

/** A brief is asked for: which one something goes into. */
export interface Asking {
  /** How many things wait. */
  readonly count: number
  /** Answers; null: none, and nothing happens. */
  readonly answer: (id: string | null) => void
}

/** The briefs of the library, the one used last, and what can be done with them from everywhere. */
export const useBriefs = defineStore('briefs', () => {
  const session = useSession()
  const settings = useSettings()
  const live = useLive()
  const commands = useCommands()
  const toasts = useToasts()
  const tabs = useTabs()
  const router = useRouter()
  const recent = useRecent('briefs', 12)
  const { value, reload } = useFetched([() => session.isOpen, () => live.briefs], (signal) =>
    session.isOpen ? api.briefs.list(undefined, { signal }) : null,
  )
  const all = computed<readonly BriefSummary[]>(() => value.value ?? [])
  const byId = computed(() => new Map(all.value.map((brief) => [brief.id, brief])))
  /** The brief used last: what is added without another word goes there. */
  const current = computed(() => {
    const id = recent.all.value.find((each) => byId.value.has(each))
    return id === undefined ? null : (byId.value.get(id) ?? null)
  })
  const asking = shallowRef<Asking | null>(null)

  // A brief that was removed, here or elsewhere, leaves its tab.
  watch(byId, (now, before) => {
    const gone = [...before.keys()].filter((id) => !now.has(id))
    if (gone.length > 0 && value.value !== null) tabs.dropBriefs(new Set(gone))
  })

  function open(id: string): void {
    recent.add(id)
    void router.push({ name: 'brief', params: { briefId: id } })
  }
  const opening = (id: string) => ({ key: 'briefs.open', run: () => open(id) })

  /** Makes a brief. @returns its id, or null when that failed (and was told) */
  async function create(title: string): Promise<string | null> {
    const telling = { key: 'briefs.done.created', values: { title } }
    const made = await commands.run(() => api.briefs.create({ title, language: settings.language }), telling)
    if (made) recent.add(made.id)
    await reload()
    return made?.id ?? null
  }
  async function rename(id: string, title: string): Promise<boolean> {
    const telling = { key: 'briefs.done.renamed', values: { title }, places: [WINDOW, briefPlace(id)] }
    const done = await commands.run(() => api.briefs.update({ id, fields: { title } }), telling)
    await reload()
    return done !== null
  }
  /** Makes a copy under a name of its own. @returns its id, or null */
  async function duplicate(id: string, title: string): Promise<string | null> {
    const telling = { key: 'briefs.done.duplicated', values: { title } }
    const made = await commands.run(() => api.briefs.duplicate({ id, title }), telling)
    await reload()
    return made?.id ?? null
  }
  async function remove(id: string): Promise<boolean> {
    const telling = { key: 'briefs.done.removed', values: { title: byId.value.get(id)?.title ?? '' } }
    const done = await commands.run(() => api.briefs.remove({ id }), telling)
    await reload()
    return done !== null
  }

  function ask(count: number): Promise<string | null> {
    asking.value?.answer(null)
    return new Promise((resolve) => {
      asking.value = {
        count,
        answer: (id) => {
          asking.value = null
          resolve(id)
        },
      }
    })
  }

  /** Puts items at the end of a brief and tells of it; it is the current one then. @returns whether it worked */
  async function put(id: string, items: readonly NewItem[], had: number): Promise<boolean> {
    const title = byId.value.get(id)?.title ?? ''
    const values = { title, n: items.length, had }
    if (items.length === 0) {
      toasts.add({ kind: 'done', key: 'briefs.done.alreadyIn', values, also: opening(id) })
      return true
    }
    const key = had > 0 ? 'briefs.done.addedRest' : 'briefs.done.added'
    const telling = { key, values, places: [WINDOW, briefPlace(id)], also: opening(id) }
    const added = await commands.run(() => api.briefs.addItems({ briefId: id, items: [...items] }), telling)
    recent.add(id)
    await reload()
    return added !== null
  }

  /**
   * Puts marks at the end of a brief: of the one named, else of the current one, else of one that is asked for. Those
   * that stand in it already are not put in twice.
   */
  async function addMarks(annotationIds: readonly string[], into?: string): Promise<boolean> {
    const id = into ?? current.value?.id ?? (await ask(annotationIds.length))
    if (id === null) return false
    const had = await marksIn(id)
    const fresh = [...new Set(annotationIds)].filter((each) => !had.has(each))
    const items = fresh.map((annotationId) => ({ kind: 'excerpt', annotationId }) as const)
    return put(id, items, annotationIds.length - fresh.length)
  }

  async function marksIn(id: string): Promise<ReadonlySet<string>> {
    try {
      const { items } = await api.briefs.get({ id })
      return new Set(
        items.flatMap(({ content }) => (content.kind === 'excerpt' ? [content.annotationId] : [])),
      )
    } catch {
      // Whatever is wrong is told when the marks are added.
      return new Set()
    }
  }

  /** Puts all marks that a question finds into a brief, see {@link addMarks}. */
  async function addMarksOf(query: Partial<MarkQuery>, into?: string): Promise<boolean> {
    try {
      const { marks } = await api.briefs.candidates({ ...query, limit: MOST_MARKS })
      if (marks.length > 0)
        return await addMarks(
          marks.map(({ annotationId }) => annotationId),
          into,
        )
      toasts.add({ kind: 'done', key: 'briefs.done.noMarks' })
    } catch (error) {
      toasts.add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
    }
    return false
  }

  return {
    all,
    byId,
    current,
    asking,
    open,
    /** Notes that a brief is being worked on. */
    use: recent.add,
    create,
    rename,
    duplicate,
    remove,
    /** Asks which brief something goes into. */
    ask,
    addMarks,
    addMarksOf,
    reload,
  }
})
