import type { BriefProgress } from '../../../src-main/contract/briefs.ts'
import type { Words } from '../../client/words.ts'

/** What is being done, and where it goes one by one, the one that is at work: `Page 3 of 60 of the annex`. */
export function stepText({ t, number }: Pick<Words, 't' | 'number'>, step: BriefProgress): string {
  const { stage, done, total } = step
  return t(`briefs.steps.${stage}`, { n: number(Math.min(done + 1, total)), total: number(total) })
}

/** Steps whose number of parts is known. */
export const isCounted = ({ stage }: BriefProgress): boolean =>
  stage === 'check' || stage === 'pictures' || stage === 'annex'
