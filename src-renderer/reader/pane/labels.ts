/** Labels longer than this are no page numbers that a person would read or type. */
const LONGEST = 24

/**
 * Page labels of a file (ISO 32000-2 12.4.2) as far as they say more than the count of pages.
 *
 * @returns one label a page, empty where a page has none; null when every label is the page's number
 */
export function usableLabels(labels: readonly (string | null)[] | null, pages: number): string[] | null {
  if (labels?.length !== pages) return null
  const printed = labels.map((label) => (label ?? '').trim().slice(0, LONGEST))
  return printed.every((label, index) => label === '' || label === String(index + 1)) ? null : printed
}

/** What page `index` (0-based) is called: its label, else its number. */
export function labelOf(labels: readonly string[] | null, index: number): string {
  return labels?.[index] || String(index + 1)
}

/**
 * The page that a person means: a label as printed wins, then the same without regard to case, then the count of pages
 * from the first. Where several pages carry a label, the next one after `from` is meant.
 *
 * @param from 1-based page in view
 * @returns 1-based page, null when there is none of that name
 */
export function pageNamed(
  typed: string,
  labels: readonly string[] | null,
  pages: number,
  from = 0,
): number | null {
  const wanted = typed.trim()
  if (wanted === '') return null
  for (const fold of [(text: string) => text, (text: string) => text.toLowerCase()]) {
    const found = (labels ?? []).flatMap((label, at) => (fold(label) === fold(wanted) ? [at + 1] : []))
    const [first] = found
    if (first !== undefined) return found.find((page) => page > from) ?? first
  }
  const page = /^\d{1,6}$/.test(wanted) ? Number(wanted) : 0
  return page >= 1 && page <= pages ? page : null
}
