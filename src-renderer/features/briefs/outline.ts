import type { BriefItem } from '../../../src-main/contract/briefs.ts'

/** A heading with what belongs to it: all that follows, up to the next heading of its level or above. */
export interface Section {
  readonly id: string
  readonly level: number
  readonly text: string
  /** `1`, `1.2`: as the typeset text numbers it. */
  readonly number: string
  /** Excerpts in it, those of its sub-sections included. */
  readonly excerpts: number
  /** Place of the heading among the items, and of the first item after the section. */
  readonly from: number
  readonly to: number
}

/** Where the section that begins at `from` ends; one item where it is no heading. */
function endOf(items: readonly BriefItem[], from: number): number {
  const content = items[from]?.content
  if (content?.kind !== 'heading') return Math.min(items.length, from + 1)
  const next = items.findIndex(
    (item, at) => at > from && item.content.kind === 'heading' && item.content.level <= content.level,
  )
  return next < 0 ? items.length : next
}

/** `1.2` from the counters of the levels; a level that was left out counts as 1. */
function numbered(counters: number[], level: number): string {
  counters.length = Math.min(counters.length, level)
  while (counters.length < level - 1) counters.push(1)
  counters[level - 1] = (counters[level - 1] ?? 0) + 1
  return counters.join('.')
}

/** The headings of a brief, in their order. */
export function sectionsOf(items: readonly BriefItem[]): Section[] {
  const counters: number[] = []
  return items.flatMap(({ id, content }, from) => {
    if (content.kind !== 'heading') return []
    const to = endOf(items, from)
    const within = items.slice(from, to)
    const excerpts = within.filter((item) => item.content.kind === 'excerpt').length
    const { level, text } = content
    return [{ id, level, text, number: numbered(counters, level), excerpts, from, to }]
  })
}

/** The section that an item stands in: the nearest heading above it, or itself. */
export function sectionOf(sections: readonly Section[], at: number): Section | undefined {
  return sections.findLast(({ from }) => from <= at)
}

/** An item alone, or a heading with its section: ids in their order. */
export function blockOf(items: readonly BriefItem[], id: string, whole: boolean): string[] {
  const from = items.findIndex((item) => item.id === id)
  if (from < 0) return []
  return items.slice(from, whole ? endOf(items, from) : from + 1).map((item) => item.id)
}
