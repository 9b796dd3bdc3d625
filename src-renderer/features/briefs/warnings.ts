import type { BriefWarning } from '../../../src-main/contract/briefs.ts'
import type { Words } from '../../client/words.ts'

/** What came out otherwise than asked, in words. */
export function warningText(t: Words['t'], { code, detail }: Pick<BriefWarning, 'code' | 'detail'>): string {
  return t(`briefs.warnings.${code}`, { detail })
}
