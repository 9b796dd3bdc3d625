import { foldText } from '../fold.ts'
import type { CharRange } from '../locate.ts'

/** Stands between two pages; folding leaves no white space, so it occurs nowhere else. */
export const PAGE_BREAK = '\n'
/** Length of the pieces that the index knows. Shorter wording is looked for letter by letter. */
export const GRAM = 8
const BUCKETS = 1 << 18

/** Characters of one page, by 0-based page and their position among the page's characters. */
export interface PageRange extends CharRange {
  readonly pageIndex: number
}

/**
 * The text of a whole file without spaces, hyphens, accents and capitals, so that a passage is found wherever its lines
 * break now, with a map back to the characters of the pages and an index of its pieces (a chained hash table over all
 * positions: 8 bytes a letter, built in one pass).
 */
export class FoldedDocument {
  readonly text: string
  readonly pages: readonly ArrayLike<number>[]
  readonly #starts: number[] = []
  readonly #origins: (readonly number[])[] = []
  readonly #heads = new Int32Array(BUCKETS).fill(-1)
  readonly #next: Int32Array

  /** @param pages code points of each page in reading order */
  constructor(pages: readonly ArrayLike<number>[]) {
    this.pages = pages
    const parts: string[] = []
    let length = 0
    for (const codes of pages) {
      const { text, origin } = foldText(codes, 'accentless', 'solid')
      this.#starts.push(length)
      this.#origins.push(origin)
      parts.push(text, PAGE_BREAK)
      length += text.length + 1
    }
    this.text = parts.join('')
    this.#next = new Int32Array(this.text.length)
    for (let at = this.text.length - GRAM; at >= 0; at--) {
      const bucket = this.#bucket(this.text, at)
      this.#next[at] = this.#heads[bucket] ?? -1
      this.#heads[bucket] = at
    }
  }

  #bucket(text: string, at: number): number {
    let hash = 0
    for (let unit = at; unit < at + GRAM; unit++) hash = (Math.imul(hash, 31) + text.charCodeAt(unit)) | 0
    return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
  }

  /** Positions where `wanted` stands, from the beginning, `limit` at most. */
  find(wanted: string, limit: number): number[] {
    const found: number[] = []
    if (wanted.length < GRAM) {
      let at = wanted === '' ? -1 : this.text.indexOf(wanted)
      for (; at >= 0 && found.length < limit; at = this.text.indexOf(wanted, at + 1)) found.push(at)
      return found
    }
    let at = this.#heads[this.#bucket(wanted, 0)] ?? -1
    for (; at >= 0 && found.length < limit; at = this.#next[at] ?? -1) {
      if (this.text.startsWith(wanted, at)) found.push(at)
    }
    return found
  }

  /** 0-based page of a position. */
  pageAt(position: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Page and how far down its text a position is, as one number: `3.5` is the middle of the fourth page. */
  depthOf(position: number): number {
    const page = this.pageAt(position)
    const length = this.#origins[page]?.length ?? 0
    return page + (position - (this.#starts[page] ?? 0)) / (length + 1)
  }

  /** The characters of a page behind `start` to `end`; null where they lie on two pages. */
  range(start: number, end: number): PageRange | null {
    const pageIndex = this.pageAt(start)
    const from = this.#starts[pageIndex] ?? 0
    const origin = this.#origins[pageIndex] ?? []
    const [first, last] = [origin[start - from], origin[end - 1 - from]]
    if (first === undefined || last === undefined || end <= start) return null
    return { pageIndex, start: first, end: last + 1 }
  }

  /** Position of the first letter of a page that comes from the character `index` or one after it. */
  positionOf(pageIndex: number, index: number): number {
    const origin = this.#origins[pageIndex] ?? []
    let [low, high] = [0, origin.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((origin[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return (this.#starts[pageIndex] ?? this.text.length) + low
  }

  /** Folded text of one page. */
  pageText(pageIndex: number): string {
    const start = this.#starts[pageIndex]
    return start === undefined ? '' : this.text.slice(start, start + (this.#origins[pageIndex]?.length ?? 0))
  }
}
