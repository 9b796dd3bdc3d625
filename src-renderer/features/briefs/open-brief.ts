import { computed, nextTick, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { BriefItem } from '../../../src-main/contract/briefs.ts'
import type { InterfaceLanguage } from '../../../src-main/contract/values.ts'
import { problemOf } from '../../client/problems.ts'
import { useToasts } from '../../client/toasts.ts'
import { sectionsOf, type Section } from './outline.ts'
import { unlockSources } from './sources.ts'
import { useBrief, type BriefState } from './use-brief.ts'
import { useChecks, type BriefChecks } from './use-checks.ts'
import { useWorks, type Works } from './use-works.ts'

/** What is being written in a brief: one thing at a time. */
export interface Writing {
  readonly id: string
  readonly part: 'text' | 'comment' | 'translation' | 'shorten'
}

/** A brief on the screen; outline, text and preview work on it. */
export interface OpenBrief extends BriefState {
  readonly id: ComputedRef<string>
  readonly items: ComputedRef<readonly BriefItem[]>
  readonly sections: ComputedRef<readonly Section[]>
  readonly checks: BriefChecks
  readonly works: Works
  /** Id of the item under the keyboard. */
  readonly active: Readonly<ShallowRef<string | null>>
  readonly activeItem: ComputedRef<BriefItem | null>
  readonly writing: Readonly<ShallowRef<Writing | null>>
  /** Language of the preview and of the next export; null: the brief's own. */
  readonly language: Readonly<ShallowRef<InterfaceLanguage | null>>
  /** Told to the screen reader. */
  readonly said: Readonly<ShallowRef<string>>
  /** An item that the text brings into sight, and gives the keyboard to. */
  readonly wanted: Readonly<ShallowRef<{ readonly id: string; readonly focus: boolean } | null>>
  /** Makes an item the active one and brings it into sight. @param focus gives it the keyboard too */
  choose(id: string, focus?: boolean): void
  /** The wanted item is in sight. */
  found(): void
  /** Makes an item the active one, where it is. */
  point(id: string): void
  /** Opens a part of an item for writing. */
  write(id: string, part: Writing['part']): void
  endWriting(): void
  /** Sets the language of preview and export; null: the brief's own. */
  speak(language: InterfaceLanguage | null): void
  say(text: string): void
  /** Asks for the passwords of sources that do not open; tells where that fails. */
  unlock(): Promise<void>
}

/** Opens a brief for as long as the calling scope lives. */
export function useOpenBrief(briefId: () => string): OpenBrief {
  const state = useBrief(briefId)
  const items = computed(() => state.brief.value?.items ?? [])
  const active = shallowRef<string | null>(null)
  const writing = shallowRef<Writing | null>(null)
  const wanted = shallowRef<OpenBrief['wanted']['value']>(null)

  // The item under the keyboard went away: the next one takes its place.
  watch(items, (now, before) => {
    const id = active.value
    if (id === null || now.some((item) => item.id === id)) return
    const was = before.findIndex((item) => item.id === id)
    active.value = now[Math.min(was, now.length - 1)]?.id ?? null
    if (writing.value?.id === id) writing.value = null
  })
  watch(briefId, () => {
    active.value = null
    writing.value = null
  })

  function choose(id: string, focus = true): void {
    active.value = id
    wanted.value = { id, focus }
  }
  const toasts = useToasts()
  const ended = new AbortController()
  onScopeDispose(() => ended.abort())
  async function unlock(): Promise<void> {
    try {
      await unlockSources(briefId(), items.value, ended.signal)
    } catch (error) {
      if (!ended.signal.aborted)
        toasts.add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
    }
  }
  const language = shallowRef<InterfaceLanguage | null>(null)
  const said = shallowRef('')
  return {
    ...state,
    id: computed(briefId),
    items,
    sections: computed(() => sectionsOf(items.value)),
    checks: useChecks(briefId, () => items.value),
    works: useWorks(() => items.value),
    active,
    activeItem: computed(() => items.value.find(({ id }) => id === active.value) ?? null),
    writing,
    language,
    said,
    wanted,
    choose,
    found: () => void (wanted.value = null),
    point: (id) => void (active.value = id),
    endWriting: () => void (writing.value = null),
    unlock,
    speak: (next) => void (language.value = next),
    say: (text) => void (said.value = text),
    write(id, part) {
      choose(id, false)
      writing.value = null
      void nextTick(() => (writing.value = { id, part }))
    },
  }
}
