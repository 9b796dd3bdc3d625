import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import type { NewItem } from '../../../src-main/contract/briefs.ts'
import type { OpenBrief } from './open-brief.ts'

/** Where something new is being put into the text. */
export interface Place {
  /** Id of the item that it follows; null: at the beginning. */
  readonly after: string | null
  /** `compose`: words are written; `menu`: what to put is being chosen. */
  readonly what: 'compose' | 'menu'
}

/** Putting something new into the text of a brief. */
export interface Inserting {
  readonly place: Readonly<ShallowRef<Place | null>>
  /** What is being chosen in a dialog, for the place. */
  readonly dialog: ShallowRef<'excerpt' | 'pages' | null>
  /** Opens a line to write in behind an item. */
  compose(after: string | null): void
  /** Opens the menu of what can be put behind an item. */
  menu(after: string | null): void
  cancel(): void
  /** Puts items at the place, and goes to the first unless the person went elsewhere meanwhile. @returns whether it worked */
  put(items: readonly NewItem[], after: string | null | undefined): Promise<boolean>
}

const KEY: InjectionKey<Inserting> = Symbol('inserting')

/** See {@link Inserting}; for one brief. */
export function insertingInto(brief: OpenBrief): Inserting {
  const place = shallowRef<Place | null>(null)
  return {
    place,
    dialog: shallowRef(null),
    compose: (after) => void (place.value = { after, what: 'compose' }),
    menu: (after) => void (place.value = { after, what: 'menu' }),
    cancel: () => void (place.value = null),
    async put(items, after) {
      const [before, opened] = [brief.active.value, place.value]
      const ids = await brief.edits.add(items, after)
      const [first] = ids ?? []
      if (first === undefined) return false
      // Who writes at another place or has gone to another item meanwhile stays there: the next key is meant for it.
      const stayed = place.value === opened && brief.active.value === before
      if (place.value === opened) place.value = null
      if (stayed) brief.choose(first)
      return true
    },
  }
}

/** Makes {@link Inserting} known to all parts of a text. */
export function provideInserting(brief: OpenBrief): Inserting {
  const own = insertingInto(brief)
  provide(KEY, own)
  return own
}

/** See {@link Inserting}. */
export function useInserting(): Inserting {
  const own = inject(KEY)
  if (!own) throw new Error('not inside the text of a brief')
  return own
}
