import { type Part, PageWords, standsOn } from './passage.ts'

/** A quotation to be found again in its file. */
export interface Passage {
  readonly id: string
  /** 0-based page on which it should stand. */
  readonly pageIndex: number
  readonly parts: readonly Part[]
}

/** Where a quotation stands. */
export interface Found {
  readonly id: string
  /** 0-based page, the nearest to where it should stand; null where it stands nowhere. */
  readonly foundOn: number | null
  /** The page where it should stand has no text that can be read: what was not found there says little. */
  readonly legible: boolean
}

/** Pages of a file, each read when it is asked for. */
export interface PageSource {
  readonly pageCount: number
  /** Code points in reading order; none for a page that cannot be read. */
  codes(pageIndex: number): ArrayLike<number>
}

/**
 * Looks for each quotation on its page, then for those that are not there on all pages, each of which is read once.
 * @param onPage called before each page of the second round
 */
export function findPassages(
  source: PageSource,
  passages: readonly Passage[],
  onPage: (pageIndex: number) => void = () => undefined,
): Found[] {
  const best = new Map<string, number>()
  const illegible = new Set<number>()
  const ownPages = Map.groupBy(passages, ({ pageIndex }) => pageIndex)
  for (const [pageIndex, own] of ownPages) {
    if (pageIndex >= source.pageCount) continue
    onPage(pageIndex)
    const page = new PageWords(source.codes(pageIndex))
    if (!page.legible) illegible.add(pageIndex)
    for (const { id, parts } of own) if (standsOn(page, parts)) best.set(id, pageIndex)
  }
  const open = passages.filter(({ id }) => !best.has(id))
  for (let pageIndex = 0; open.length > 0 && pageIndex < source.pageCount; pageIndex += 1) {
    onPage(pageIndex)
    const page = new PageWords(source.codes(pageIndex))
    for (const passage of open) {
      const known = best.get(passage.id)
      const nearer =
        known === undefined || Math.abs(pageIndex - passage.pageIndex) < Math.abs(known - passage.pageIndex)
      if (nearer && standsOn(page, passage.parts)) best.set(passage.id, pageIndex)
    }
  }
  return passages.map(({ id, pageIndex }) => ({
    id,
    foundOn: best.get(id) ?? null,
    legible: !illegible.has(pageIndex),
  }))
}
