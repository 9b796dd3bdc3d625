import type { BriefItem, BriefWarning } from '../../../src-main/contract/briefs.ts'
import type { Words } from '../../client/words.ts'
import { beginning } from './ghost.ts'

/** Characters of an excerpt that tell which one it is. */
const WORDS = 60

/** Warnings of one kind, in the order in which they came. */
export interface WarningGroup {
  readonly code: BriefWarning['code']
  readonly warnings: readonly BriefWarning[]
}

/** What came out otherwise than asked, kind by kind: eighteen quotations in another language are one point. */
export function groupsOf(warnings: readonly BriefWarning[]): WarningGroup[] {
  return [...Map.groupBy(warnings, ({ code }) => code)].map(([code, all]) => ({ code, warnings: all }))
}

/** A group in words: what it is of one, how many of several. */
export function groupText({ t, number }: Pick<Words, 't' | 'number'>, group: WarningGroup): string {
  const { code, warnings } = group
  const [first] = warnings
  return warnings.length === 1
    ? t(`briefs.warnings.${code}`, { detail: first?.detail ?? '' })
    : t(`briefs.warningGroups.${code}`, { n: number(warnings.length) })
}

/** How one of several is told from the others: by the words of its excerpt, else by what was found. */
export function warningName({ itemId, detail }: BriefWarning, items: readonly BriefItem[]): string {
  const content = items.find(({ id }) => id === itemId)?.content
  const words =
    content?.kind === 'excerpt'
      ? (content.shown ?? content.quote ?? content.comment)
      : content?.kind === 'pages'
        ? content.caption
        : ''
  return words === '' ? detail : beginning(words, WORDS)
}
