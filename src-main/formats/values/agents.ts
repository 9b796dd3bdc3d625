import { SUFFIX } from '../../contract/csl-names.ts'
import type { Agent } from '../../contract/publications.ts'

/** Words of names that belong to organisations, in the languages that we meet. */
const OF_ORGANISATIONS =
  /\b(?:cent(?:re|er|ro)|council|conseil|consejo|organi[sz]ation|organização|organización|ministry|minist[eè]re|ministerio|agency|agence|agencia|secretariat|secr[eé]tariat|process|processus|universit[yéà]|universidad|institut(?:e|o)?|union|commission|comisión|committee|comit[eé]|nations|foundation|fondation|fundación|network|r[eé]seau|programme?|group|groupe|association|bureau|office|observator(?:y|io)|observatoire|forum|bank|banque|government|gouvernement|refugee|migration|migrations|mixtes?)\b/iu

/** Whether a name is rather that of an organisation: it holds one of its words, or is written in capitals alone. */
export function looksLikeOrganisation(name: string): boolean {
  return OF_ORGANISATIONS.test(name) || /^[\p{Lu}\d][\p{Lu}\d&/-]+$/u.test(name.trim())
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ')

/**
 * An agent of its name in a file. `{Name}` is an organisation (BibTeX, and how the other readers hand on what they know for
 * one); `Family, Given`, `Family, Jr., Given` and `Family, Given, Jr.` are persons; other names are judged by their words. Null for an empty one.
 */
export function agentOf(text: string): Agent | null {
  const braced = /^\{([^]*)\}$/.exec(text.trim())?.[1]
  if (braced !== undefined) {
    const name = braced.replace(/[{}]/g, '').trim()
    return name === '' ? null : { kind: 'organisation', name, conceptId: null }
  }
  const name = text.replace(/[{}]/g, '').trim()
  if (name === '') return null
  const parts = name.split(',').map((part) => part.trim())
  if (parts.length > 1 && !looksLikeOrganisation(name)) {
    const [family, second, third] = parts
    const [suffix, given] = third === undefined || SUFFIX.test(third) ? [third, second] : [second, third]
    return { kind: 'person', name: joined([given, family, suffix]), conceptId: null }
  }
  return { kind: looksLikeOrganisation(name) ? 'organisation' : 'person', name, conceptId: null }
}

/** How an agent is handed from a reader to {@link agentOf}, where the form says what it is. */
export function agentText(agent: Pick<Agent, 'kind' | 'name'>): string {
  return agent.kind === 'organisation' ? `{${agent.name}}` : agent.name
}
