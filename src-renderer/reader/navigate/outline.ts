import { foldText } from '../../client/fold.ts'
import type { Destination } from '../pane/pdf-session.ts'

/** An entry of the outline as pdf.js reads it from the file (ISO 32000-2 12.3.3). */
export interface RawEntry {
  readonly title: string
  readonly dest: Destination | null
  readonly url?: string | null
  readonly bold?: boolean
  readonly italic?: boolean
  readonly items: readonly RawEntry[]
}

/** An entry in the order of reading. */
export interface Entry {
  readonly index: number
  /** 1 for the entries at the top. */
  readonly level: number
  /** Index of the entry above, null at the top. */
  readonly parent: number | null
  readonly hasChildren: boolean
  readonly title: string
  readonly dest: Destination | null
  readonly url: string | null
  /** Place among its siblings, from 1, and their number. */
  readonly place: number
  readonly siblings: number
}

/** What is taken of a file that brings more, or brings itself along as its own part. */
export const LIMITS = { entries: 10_000, depth: 24, title: 400 } as const

const cleaned = (title: unknown): string =>
  (typeof title === 'string' ? title : '')
    .replace(/[\u0000-\u001f\u007f\u00a0\u200b\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.title)

/**
 * The entries of an outline in the order of reading. Files are not trusted: an entry below itself is left out, as is
 * what lies too deep or comes after the first ten thousand; one without a title stands for its parts at its own level.
 */
export function flattened(roots: readonly RawEntry[]): Entry[] {
  const entries: Entry[] = []
  const above = new Set<RawEntry>()

  function take(items: readonly RawEntry[], level: number, parent: number | null): void {
    const list = items.filter((item) => !above.has(item))
    list.forEach((item, at) => {
      if (entries.length >= LIMITS.entries) return
      const index = entries.length
      const title = cleaned(item.title)
      const children = level < LIMITS.depth && Array.isArray(item.items) ? item.items : []
      above.add(item)
      if (title === '') take(children, level, parent)
      else {
        const hasChildren = children.some((child) => !above.has(child))
        const url = typeof item.url === 'string' ? item.url : null
        const family = { level, parent, place: at + 1, siblings: list.length }
        entries.push({ index, hasChildren, title, dest: item.dest ?? null, url, ...family })
        take(children, level + 1, index)
      }
      above.delete(item)
    })
  }
  take(roots, 1, null)
  return entries
}

/** Entries that are in sight when those in `closed` hide their parts. */
export function unfolded(entries: readonly Entry[], closed: ReadonlySet<number>): Entry[] {
  const hidden = new Set<number>()
  return entries.filter((entry) => {
    const { parent } = entry
    if (parent === null) return true
    if (!hidden.has(parent) && !closed.has(parent)) return true
    hidden.add(entry.index)
    return false
  })
}

/** Entries whose title holds all words of a query, accents and capitals aside, with those above them. */
export function matching(entries: readonly Entry[], query: string): { shown: Entry[]; hits: Set<number> } {
  const words = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  const hits = new Set<number>()
  const kept = new Set<number>()
  for (const entry of entries) {
    const title = foldText(entry.title)
    if (!words.every((word) => title.includes(word))) continue
    hits.add(entry.index)
    for (
      let at: number | null = entry.index;
      at !== null && !kept.has(at);
      at = entries[at]?.parent ?? null
    ) {
      kept.add(at)
    }
  }
  return { shown: entries.filter(({ index }) => kept.has(index)), hits }
}

/** Entries that start folded: in long outlines all below the second level. */
export function startClosed(entries: readonly Entry[]): Set<number> {
  const deep = entries.length > 60
  return new Set(entries.filter((e) => e.hasChildren && e.level >= (deep ? 1 : 3)).map(({ index }) => index))
}

/** A place in a file: 1-based page, and part of its height above the place. */
export interface Place {
  readonly page: number
  readonly offset: number
}

/** Part of a page's height below the upper edge at which a section counts as read: its heading has come so far up. */
export const READING_LINE = 0.15

const before = (a: Place, b: Place): boolean => a.page < b.page || (a.page === b.page && a.offset <= b.offset)

/**
 * The section that is read at a place: the last entry that begins at or before it. Of several at one place the last,
 * which is the deepest.
 *
 * @param places where entries begin, by index; an entry whose destination leads nowhere is missing
 */
export function sectionAt(places: ReadonlyMap<number, Place>, at: Place): number | null {
  let found: number | null = null
  let start: Place | null = null
  for (const [index, place] of places) {
    if (!before(place, at)) continue
    if (start === null || before(start, place)) [found, start] = [index, place]
  }
  return found
}
