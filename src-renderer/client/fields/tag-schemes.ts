import type { Concept } from '../../../src-main/contract/vocabulary.ts'

/** Schemes of Cartable whose concepts say what a publication is, not what it is about. */
const OTHER_SCHEMES: readonly string[] = ['publication-type', 'series', 'language']

/** Whether a concept is offered as a tag: of any vocabulary that says what something is about, and in use. */
export function isTag({ scheme, details }: Pick<Concept, 'scheme' | 'details'>): boolean {
  return !OTHER_SCHEMES.includes(scheme) && details?.deprecated !== true
}
