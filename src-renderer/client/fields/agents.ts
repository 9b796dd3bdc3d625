import type { Agent } from '../../../src-main/contract/publications.ts'
import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import { conceptLabel, conceptsNamed } from './concepts.ts'
import { fold } from './fold.ts'

/** Words that name an organisation and not a person, folded. */
const ORGANISED =
  /\b(?:centre|center|centro|organi[sz]ations?|institute?|universi\w+|association|agency|agence|secretaria\w*|commission\w*|ministr?e\w*|ministry|council|conseil|comite|committee|network|reseau|foundation|fondation|union|nations|office|bureau|group|groupe|unit|international\w*|process\w*)\b/
const ACRONYM = /^[A-Z0-9][A-Z0-9&/-]{1,9}$/

/** `Golovko, Ekaterina` as it is said: `Ekaterina Golovko`. A name with another number of commas stays. */
function turned(name: string): string {
  const [family, given, more] = name.split(/\s*,\s*/)
  return family && given && more === undefined && !/\d/.test(given) ? `${given} ${family}` : name
}

/** Names of a text: separated by semicolons or lines; by commas where each part has a first and a last name. */
export function splitNames(text: string): string[] {
  const parts = text.split(/[;\n]+/).map((part) => part.trim().replace(/\s+/g, ' '))
  const named = parts.filter((part) => part !== '')
  const [only] = named
  if (named.length !== 1 || only === undefined) return named
  const byComma = only.split(/\s*,\s*/)
  return byComma.length > 1 && byComma.every((part) => /\S\s+\S/.test(part)) ? byComma : named
}

/** What reading names needs: who was there before, and the organisations that have labels. */
export interface AgentContext {
  readonly before: readonly Agent[]
  readonly organisations: readonly Concept[]
  readonly language: string
  /** What a name is that nothing is known of. */
  readonly usual: Agent['kind']
}

function readAgent(typed: string, { before, organisations, language, usual }: AgentContext): Agent {
  const known = before.find(
    (agent) =>
      fold(agent.name) === fold(typed) ||
      (agent.conceptId !== null && shownName(agent, organisations, language) === typed),
  )
  if (known) return known
  const found = conceptsNamed(organisations, typed)
  const [concept] = found
  if (concept && found.length === 1) {
    return { kind: 'organisation', name: conceptLabel(concept, language), conceptId: concept.id }
  }
  const organised = usual === 'organisation' || ORGANISED.test(fold(typed)) || ACRONYM.test(typed)
  return organised
    ? { kind: 'organisation', name: typed, conceptId: null }
    : { kind: 'person', name: turned(typed), conceptId: null }
}

/**
 * People and organisations from a text: `Golovko, Ekaterina; Mixed Migration Centre`. A label of an organisation in any
 * language becomes that organisation; a name that was there before keeps what is known of it.
 */
export function readAgents(text: string, context: AgentContext): Agent[] {
  const agents = splitNames(text).map((name) => readAgent(name, context))
  const seen = new Set<string>()
  return agents.filter((agent) => {
    const key = agent.conceptId ?? fold(agent.name)
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

/** Name of an agent as it is shown: the label of an organisation in the language of the reader. */
export function shownName(agent: Agent, organisations: readonly Concept[], language: string): string {
  const concept = organisations.find((each) => each.id === agent.conceptId)
  return concept ? conceptLabel(concept, language) : agent.name
}
