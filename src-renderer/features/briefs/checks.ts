import type { BriefItem, QuoteStatus, Verification, VerifiedItem } from '../../../src-main/contract/briefs.ts'

/** What was found of one excerpt, with the words that it was found of. */
export interface Check extends VerifiedItem {
  readonly print: string
}

/** A check of all quotations of a brief: what was found, and when (ISO 8601). */
export interface Checked {
  readonly at: string
  readonly items: ReadonlyMap<string, Check>
}

/** How the quotations of a brief stand. */
export interface CheckSummary {
  readonly total: number
  /** Excerpts whose check still holds, and those of them that match. */
  readonly checked: number
  readonly matching: number
  /** Excerpts that do not match, in their order. */
  readonly faults: readonly Check[]
  /** Excerpts in another language than the brief's, without an accepted translation. */
  readonly untranslated: readonly Check[]
}

const GOOD: ReadonlySet<QuoteStatus> = new Set(['match', 'shortened', 'image'])

/** Whether a quotation stands in its file as it is quoted. */
export const holds = ({ status }: Pick<VerifiedItem, 'status'>): boolean => GOOD.has(status)

/** What a check depends on: a change of it makes the check void. */
function printOf({ content }: BriefItem): string {
  if (content.kind !== 'excerpt') return content.kind
  const { quote, shown, form, provenance, translation } = content
  const { sha256, pageIndex } = provenance
  return JSON.stringify([quote, shown, form, sha256, pageIndex, translation?.accepted ?? null])
}

/** A verification tied to the words that it was made of. */
export function checkedOf(items: readonly BriefItem[], { at, items: found }: Verification): Checked {
  const prints = new Map(items.map((item) => [item.id, printOf(item)]))
  const checks = found.map(
    (each) => [each.itemId, { ...each, print: prints.get(each.itemId) ?? '' }] as const,
  )
  return { at, items: new Map(checks) }
}

/** The check of an item, if it still holds. */
export function checkOf(checked: Checked | null, item: BriefItem): Check | null {
  const check = checked?.items.get(item.id)
  return check?.print === printOf(item) ? check : null
}

/** How the quotations stand now. */
export function summaryOf(items: readonly BriefItem[], checked: Checked | null): CheckSummary {
  const excerpts = items.filter(({ content }) => content.kind === 'excerpt')
  const checks = excerpts.flatMap((item) => checkOf(checked, item) ?? [])
  return {
    total: excerpts.length,
    checked: checks.length,
    matching: checks.filter(holds).length,
    faults: checks.filter((check) => !holds(check)),
    untranslated: checks.filter(({ otherLanguage }) => otherLanguage),
  }
}

/**
 * What still keeps a brief from going out: nothing in it, a quotation that was not re-read or does not match, a translation
 * that is missing or in pencil. `ready` when nothing does.
 */
export function stateOf(
  items: readonly BriefItem[],
  { total, checked, matching, untranslated }: CheckSummary,
): 'empty' | 'draft' | 'ready' {
  if (items.length === 0) return 'empty'
  const pencilled = items.some(
    ({ content }) => content.kind === 'excerpt' && content.translation?.accepted === false,
  )
  return !pencilled && untranslated.length === 0 && checked === total && matching === total
    ? 'ready'
    : 'draft'
}
