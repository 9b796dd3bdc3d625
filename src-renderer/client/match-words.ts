import type { MatchReason } from '../../src-main/contract/matches.ts'
import type { Words } from './words.ts'

/** Why two publications look like one work, in words: `same file name`, `96 and 98 pages`. */
export function reasonWords({ code, values }: MatchReason, { t, edtf }: Pick<Words, 't' | 'edtf'>): string {
  if (code === 'same-pages' && values['from'] === values['to']) return t('matches.samePages', values)
  const { date } = values
  return t(`matches.reasons.${code}`, date === undefined ? values : { ...values, date: edtf(date) })
}
