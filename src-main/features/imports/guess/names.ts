import type { Agent } from '../../../contract/publications.ts'
import type { LabelIndex } from '../../vocabulary/index.ts'
import { conceptsNamed } from './resolve-label.ts'
import { flat } from './text.ts'

const MAX_AGENTS = 40
/** Names of accounts and programs that metadata give for want of an author. */
const JUNK =
  /^(?:admin(?:istrator|istrateur)?|user|utilisateur|usuario|owner|guest|default|author|auteur|unknown|inconnu|anonymous|none|n\/a|pc|hp|dell|lenovo|asus|acer|toshiba|microsoft(?: office)?(?: user)?|adobe.*|canva|word|office|home|test|windows user|apple|mac|macbook.*|my name|name)(?:[ _-]?\d*)?$/
const PARTICLES = /^(?:de|du|des|da|do|dos|di|del|della|la|le|van|von|der|den|el|al|ben|bin|ould|ag|y|e)$/i

/** Whether a text has the form of a person's name: two to six words, capitals, no figures. */
export function isPersonName(text: string): boolean {
  if (text.length > 80 || text.length < 4 || /[\d@/\\_<>:!?]/.test(text)) return false
  const words = text.split(' ')
  if (words.length < 2 || words.length > 6) return false
  const main = words.filter((word) => !PARTICLES.test(word))
  // Scripts without capitals (Arabic) are names by their place alone.
  return (
    main.length >= 1 && main.every((word) => /^["'’(]?(?:\p{Lu}|\p{Lo}|d['’]\p{Lu}|al-\p{Lu})/u.test(word))
  )
}

/** Whether a text is nothing but two or more names of persons. Marks of footnotes do not count. */
export function isNameList(text: string): boolean {
  const found = parts(text.replace(/[*∗†‡§+\d]+/gu, '')).map((part) => part.trim())
  return found.length >= 2 && found.every(isPersonName)
}

/** Splits a list of names at commas, semicolons, `and`, `et`, `y`, `e`, `&`; brackets (affiliations) are dropped. */
function parts(text: string): string[] {
  const bare = text
    .slice(0, 2000)
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // `Muster, T. and Exemple, A.`: a comma before initials or before the only other word does not separate.
  if (/^[\p{Lu}][\p{L}'’ -]{1,40}, (?:\p{Lu}\.[ -]?)+/u.test(bare)) {
    return bare.match(/[\p{Lu}][\p{L}'’ -]{1,40}, (?:\p{Lu}\.[ -]?){1,4}/gu)?.map((name) => name.trim()) ?? []
  }
  if (/^[\p{L}'’-]+, [\p{L}'’-]+$/u.test(bare)) return [bare]
  return bare.split(/\s*[,;|•]\s*(?:(?:and|et|y|e)\s)?|\s+(?:and|et|&|y)\s+/u, MAX_AGENTS)
}

/** An organisation as it is printed; without a bracket, and what ran into the name behind it, where it is named before. */
function bodyOf(text: string, conceptId: string, labels: LabelIndex): Agent {
  const before = text.replace(/\s*\(.*$/su, '')
  const isNamed = conceptsNamed(before, 'organisation', labels)[0] === conceptId
  return { kind: 'organisation', name: isNamed ? before : text, conceptId }
}

function agentOf(name: string, labels: LabelIndex): Agent | null {
  const trimmed = name
    .replace(/^(?:by|par|the|le|la)\s+/i, '')
    .replace(/[\s.,;:*†\d]+$/u, (end) =>
      end.startsWith('.') && /\p{Lu}$/u.test(name.slice(0, -end.length)) ? '.' : '',
    )
  const [concept] = conceptsNamed(trimmed, 'organisation', labels)
  if (concept !== undefined) return bodyOf(trimmed, concept, labels)
  if (JUNK.test(flat(trimmed))) return null
  const inverted = /^[\p{Lu}][\p{L}'’ -]{1,40}, [\p{Lu}][\p{L}'’. -]{0,40}$/u.test(trimmed)
  return inverted || isPersonName(trimmed) ? { kind: 'person', name: trimmed, conceptId: null } : null
}

/**
 * Persons and known organisations of a printed list, in order, each once. What is neither a label of an organisation nor of
 * the form of a name is left out, so that text that ran into the list does not become an author.
 */
export function agentsIn(text: string, labels: LabelIndex): Agent[] {
  const [whole] = conceptsNamed(text, 'organisation', labels)
  if (whole !== undefined) return [bodyOf(text.trim(), whole, labels)]
  const inOrder = parts(text).flatMap((part) => splitPair(part, labels))
  const agents = inOrder.flatMap((part) => agentOf(part, labels) ?? [])
  return [...new Map(agents.map((agent) => [agent.conceptId ?? flat(agent.name), agent])).values()].slice(
    0,
    MAX_AGENTS,
  )
}

/** `Surname, Given` of two organisations is a list after all (`MMC, UNODC`). */
function splitPair(part: string, labels: LabelIndex): string[] {
  const pair = part.split(', ')
  const bodies = pair.filter((each) => conceptsNamed(each, 'organisation', labels).length > 0)
  return pair.length === 2 && bodies.length > 0 ? pair : [part]
}
