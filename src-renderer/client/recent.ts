import { shallowRef, type ShallowRef } from 'vue'

/** A list with `value` in front, once, and no longer than `most`. */
export function withRecent(list: readonly string[], value: string, most: number): string[] {
  return [value, ...list.filter((each) => each !== value)].slice(0, most)
}

/** What a kept text holds: strings only, whatever was written there before. */
export function parseRecent(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** What was used last, newest first; kept by the browser of this window, and lost without harm. */
export interface Recent {
  readonly all: Readonly<ShallowRef<readonly string[]>>
  add(value: string): void
}

const lists = new Map<string, Recent>()

/** The list of this name, shared by all that ask for it. */
export function useRecent(name: string, most = 8): Recent {
  const known = lists.get(name)
  if (known) return known
  const key = `cartable.recent.${name}`
  const read = (): string | null => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const all = shallowRef<readonly string[]>(parseRecent(read()))
  const made: Recent = {
    all,
    add: (value) => {
      all.value = withRecent(all.value, value, most)
      try {
        localStorage.setItem(key, JSON.stringify(all.value))
      } catch {
        // Storage may be full or forbidden: the list then lasts as long as the window.
      }
    },
  }
  lists.set(name, made)
  return made
}
