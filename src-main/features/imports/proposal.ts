import { basename, extname } from 'node:path'
import type { Agent, FieldOrigin, PublicationFields } from '../../contract/publications.ts'
import type { LanguageMap } from '../../contract/values.ts'
import type { Origins } from '../publications/index.ts'
import type { LabelIndex } from '../vocabulary/index.ts'
import type { Guess, GuessField } from './guess/index.ts'

/** What an import proposes for a new publication, each field with its origin. */
export interface Proposal {
  readonly fields: Partial<PublicationFields> & Pick<PublicationFields, 'title'>
  readonly origins: Origins
  /** Language of the file, null where it could not be told. */
  readonly language: string | null
  readonly languageOrigin: FieldOrigin | null
}

function asText(value: Guess['value']): string {
  if (typeof value === 'string') return value
  return value.map((part) => (typeof part === 'string' ? part : part.name)).join('; ')
}

function originOf(guess: Guess, others: readonly Guess[]): FieldOrigin {
  const alternatives = others.map((other) => asText(other.value).slice(0, 400)).filter((text) => text !== '')
  return {
    by: 'guess',
    from: guess.origin,
    evidence: guess.evidence.slice(0, 400),
    confidence: guess.confidence,
    alternatives: [...new Set(alternatives)].slice(0, 20),
  }
}

/**
 * A date known only from the file's metadata is often that of the last conversion: below this it is offered, not set.
 * (Order of trust: cover, citation, file name, metadata.)
 */
const LEAST_CONFIDENCE: Partial<Record<GuessField, number>> = { issued: 0.3 }

/** Guesses by field, best first, as they came. */
function grouped(guesses: readonly Guess[]): Map<GuessField, Guess[]> {
  const byField = new Map<GuessField, Guess[]>()
  for (const guess of guesses) byField.set(guess.field, [...(byField.get(guess.field) ?? []), guess])
  return byField
}

function agentsOf(value: Guess['value']): Agent[] {
  if (typeof value === 'string') return [{ kind: 'organisation', name: value, conceptId: null }]
  return value.map((part) =>
    typeof part === 'string' ? { kind: 'person', name: part, conceptId: null } : part,
  )
}

/** A title from a file's name, for a file that says nothing of itself. Never empty. */
export function titleFromName(path: string): string {
  const stem = basename(path, extname(path))
  const words = stem.replace(/%20|[_\s]+/g, ' ').trim()
  return words === '' ? basename(path) : words.slice(0, 500)
}

function fieldsOf(best: (field: GuessField) => Guess | undefined, language: string, labels: LabelIndex) {
  const map = (field: GuessField): LanguageMap | undefined => {
    const value = best(field)?.value
    return typeof value === 'string' ? { [language]: value.slice(0, 2000) } : undefined
  }
  const text = (field: GuessField): string | undefined => {
    const value = best(field)?.value
    return typeof value === 'string' ? value : undefined
  }
  const fields: Partial<PublicationFields> = {}
  const [subtitle, abstract, type, issued] = [map('subtitle'), map('abstract'), text('type'), text('issued')]
  const [creators, publishers, identifiers] = [best('creators'), best('publisher'), best('identifier')]
  if (subtitle) fields.subtitle = subtitle
  if (abstract) fields.abstract = abstract
  if (type !== undefined && labels.get(type)) fields.type = type
  if (issued !== undefined) fields.issued = issued
  if (creators) fields.creators = agentsOf(creators.value)
  if (publishers) fields.publishers = agentsOf(publishers.value)
  if (identifiers) {
    const { value } = identifiers
    fields.identifiers =
      typeof value === 'string' ? [value] : value.map((part) => asText([part] as Guess['value']))
  }
  const series = text('series')
  if (series !== undefined) {
    const concept = labels.get(series)
    const name = concept?.prefLabel[language] ?? concept?.prefLabel['en'] ?? series
    fields.series = { conceptId: concept ? series : null, name, number: text('number') ?? null }
  }
  return fields
}

/** A title without the comma that stood before a date or a number that is a field of its own. */
const endedTitle = (text: string): string => text.slice(0, 2000).replace(/[\s,;:–—-]+$/u, '')

/**
 * Whether another reading of a date puts the first in doubt: not one that is only less precise (`2019` beside `2019-05`),
 * and not the time when the file was made, which says nothing against a date that is printed in it.
 */
function isRival(first: Guess, other: Guess): boolean {
  if (other.origin === 'info' || other.origin === 'xmp') return false
  return !asText(first.value).startsWith(`${asText(other.value)}-`)
}

/** Turns guesses into the fields of a new publication. The title falls back to the file's name. */
export function propose(guesses: readonly Guess[], path: string, labels: LabelIndex): Proposal {
  const byField = grouped(guesses)
  const best = (field: GuessField): Guess | undefined => {
    const first = byField.get(field)?.[0]
    return first && first.confidence >= (LEAST_CONFIDENCE[field] ?? 0) ? first : undefined
  }
  const languageGuess = best('language')
  const language = typeof languageGuess?.value === 'string' ? languageGuess.value : null
  const titleGuess = best('title')
  const title = typeof titleGuess?.value === 'string' ? endedTitle(titleGuess.value) : titleFromName(path)
  const fields = fieldsOf(best, language ?? 'und', labels)
  const origins: Origins = {
    title: titleGuess
      ? originOf(titleGuess, byField.get('title')?.slice(1) ?? [])
      : { by: 'guess', from: 'filename', evidence: basename(path), confidence: 0.2, alternatives: [] },
  }
  const names: Partial<Record<GuessField, string>> = { publisher: 'publishers', identifier: 'identifiers' }
  for (const [field, [first, ...rest]] of byField) {
    const name = names[field] ?? field
    const others = field === 'issued' && first ? rest.filter((each) => isRival(first, each)) : rest
    if (first && name in fields) origins[name] = originOf(first, others)
    else if (first && field === 'issued')
      origins[name] = { ...originOf(first, [first, ...rest]), confidence: 0 }
  }
  const languageOrigin = languageGuess
    ? originOf(languageGuess, byField.get('language')?.slice(1) ?? [])
    : null
  return { fields: { ...fields, title: { [language ?? 'und']: title } }, origins, language, languageOrigin }
}
