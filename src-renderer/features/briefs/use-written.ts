import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { Problem } from '../../client/problems.ts'
import { autosave, type SaveState } from './autosave.ts'
import { keepDraft, readDraft } from './drafts.ts'

/** Keys rest this long before words are saved. */
const PAUSE_MS = 700

/** Words in a field, saved while they are typed. */
export interface Written {
  readonly text: Readonly<ShallowRef<string>>
  readonly state: Readonly<ShallowRef<SaveState>>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  type(text: string): void
  flush(): Promise<boolean>
}

/** What the words of a field belong to. */
export interface WrittenParts {
  /** Under which the draft is kept. */
  readonly name: string
  /** What the core has. */
  readonly saved: () => string
  readonly save: (text: string) => Promise<Problem | null>
}

function later(work: () => void): () => void {
  const timer = setTimeout(work, PAUSE_MS)
  return () => clearTimeout(timer)
}

/**
 * Words of an item while they are written. What the core does not have yet is kept on this computer, so a failure, a
 * reload or a crash loses nothing: a draft that is found counts as typed just now.
 */
export function useWritten({ name, saved, save }: WrittenParts): Written {
  const draft = readDraft(localStorage, name)
  const text = shallowRef(draft ?? saved())
  const state = shallowRef<SaveState>('saved')
  const problem = shallowRef<Problem | null>(null)
  const words = autosave(saved(), {
    save,
    later,
    onState: (next, why) => {
      state.value = next
      problem.value = why
      if (next === 'saved') keepDraft(localStorage, name, null)
    },
  })
  function type(next: string): void {
    text.value = next
    keepDraft(localStorage, name, next)
    words.type(next)
  }
  if (draft !== null) words.type(draft)
  watch(saved, (next) => {
    if (!words.dirty) text.value = next
    words.adopt(next)
  })
  const leaving = (): void => void words.flush()
  window.addEventListener('pagehide', leaving)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leaving)
    void words.flush()
  })
  return { text, state, problem, type, flush: words.flush }
}
