import type { MatchReason } from '../../src-main/contract/matches.ts'
import type { Words } from './words.ts'

/** Why two publications look like one work, in words. Values that a text does not name follow in brackets. */
export function reasonWords({ code, values }: MatchReason, { t }: Pick<Words, 't'>): string {
  const text = t(`matches.reasons.${code}`, values)
  const missing = Object.values(values).filter((value) => value !== '' && !text.includes(value))
  return missing.length > 0 ? t('matches.with', { text, values: missing.join(', ') }) : text
}
