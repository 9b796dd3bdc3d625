import { pageNamed } from './labels.ts'

/**
 * Pages that a person means: `1-4, 7, iv`, by label or number. Ranges may be written backwards; open ends reach to the
 * first or last page.
 *
 * @returns 1-based pages in the order written, each once; null when a part means no page
 */
export function pagesIn(text: string, labels: readonly string[] | null, pages: number): number[] | null {
  const found = new Set<number>()
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  for (const part of parts) {
    const range = rangeOf(part, labels, pages)
    if (!range) return null
    const [from, to] = range
    const step = from <= to ? 1 : -1
    for (let page = from; step > 0 ? page <= to : page >= to; page += step) found.add(page)
  }
  return found.size > 0 ? [...found] : null
}

function rangeOf(
  part: string,
  labels: readonly string[] | null,
  pages: number,
): readonly [number, number] | null {
  // A label may hold a dash itself: `A-1`.
  const whole = pageNamed(part, labels, pages)
  if (whole !== null) return [whole, whole]
  for (const match of part.matchAll(/[-–—]/g)) {
    const [left, right] = [part.slice(0, match.index), part.slice(match.index + 1)]
    if (left === '' && right === '') return null
    const from = left === '' ? 1 : pageNamed(left, labels, pages)
    const to = right === '' ? pages : pageNamed(right, labels, pages)
    if (from !== null && to !== null) return [from, to]
  }
  return null
}
