import type { Line } from './reading.ts'

/** A line without the page number before or after it. */
export function withoutPageNumber(text: string): string {
  return text.replace(/^\d{1,4}\s+|\s+\d{1,4}$/g, '')
}

/**
 * Lines of four words or more that stand on two pages or more, with the first page of each. Rabat Process and ICMPD reports
 * repeat their full title so.
 */
export function runningHeaders(lines: readonly Line[]): Map<string, number> {
  const pages = new Map<string, Set<number>>()
  for (const line of lines) {
    const text = withoutPageNumber(line.text)
    if (text.split(' ').length < 4) continue
    const seen = pages.get(text)
    if (seen === undefined) pages.set(text, new Set([line.page]))
    else seen.add(line.page)
  }
  const repeated = [...pages].filter(([, seen]) => seen.size >= 2)
  return new Map(repeated.map(([text, seen]) => [text, Math.min(...seen)]))
}
