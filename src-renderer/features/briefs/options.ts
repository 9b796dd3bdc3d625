import type { BriefOptions } from '../../../src-main/contract/briefs.ts'

/** What a brief can be set with beside its text, in the order of its pages. */
export const OPTIONS = [
  'cover',
  'contents',
  'bibliography',
  'annex',
  'provenance',
] as const satisfies readonly (keyof BriefOptions)[]
