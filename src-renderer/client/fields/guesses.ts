import { isEdtf } from '../../../src-main/contract/edtf.ts'
import type { FieldOrigin, Publication, PublicationFields } from '../../../src-main/contract/publications.ts'
import { readAgents } from './agents.ts'
import { conceptLabel } from './concepts.ts'
import { fold } from './fold.ts'
import { readIdentifiers } from './identifiers.ts'
import { ofScheme, type FieldContext } from './spec.ts'
import { fieldText } from './specs.ts'

type Guessed = Pick<Publication, 'origins'>

/** Where a field was guessed from, or null for one that a person set or that is empty of guesses. */
export function guessOf({ origins }: Guessed, field: string): FieldOrigin | null {
  const origin = origins[field]
  return origin?.by === 'guess' ? origin : null
}

/** Fields whose value is in pencil. */
export function guessedFields({ origins }: Guessed): string[] {
  return Object.entries(origins)
    .filter(([, origin]) => origin?.by === 'guess')
    .map(([field]) => field)
}

/** Another reading of a field: how it is shown, and what taking it sets. */
export interface Candidate {
  readonly text: string
  readonly fields: Partial<PublicationFields>
}

type MapField = 'title' | 'subtitle' | 'abstract'
const isMapField = (field: string): field is MapField => ['title', 'subtitle', 'abstract'].includes(field)

/** A reading as the import wrote it (an EDTF date, the id of a concept, names, a text), as fields. */
function fieldsOf(field: string, value: string, now: PublicationFields, context: FieldContext) {
  const concept = context.concepts.find((each) => each.id === value)
  const { language } = context
  if (field === 'issued' || field === 'temporal') return isEdtf(value) ? { [field]: value } : null
  if (field === 'type') return concept ? { type: value } : null
  if (isMapField(field)) return { [field]: { [Object.keys(now[field])[0] ?? 'und']: value } }
  if (field === 'publishers' || field === 'creators') {
    const usual = field === 'publishers' ? ('organisation' as const) : ('person' as const)
    const organisations = ofScheme(context, 'organisation')
    return { [field]: readAgents(value, { before: [], organisations, language, usual }) }
  }
  if (field === 'series') {
    const name = concept ? conceptLabel(concept, language) : value
    return { series: { conceptId: concept?.id ?? null, name, number: now.series?.number ?? null } }
  }
  if (field === 'identifiers') return { identifiers: readIdentifiers(value).map((each) => each.value) }
  return null
}

const isDate = (field: string): boolean => field === 'issued' || field === 'temporal'

/** Two dates of which one only says more than the other: `2019` and `2019-05`. */
export function agree(first: string, second: string): boolean {
  return first.startsWith(second) || second.startsWith(first)
}

/** Fields where two readings are a question; elsewhere they are offered without one. */
export function isQuestion(field: string): boolean {
  return isDate(field) || field === 'type'
}

/**
 * The other readings of a guessed field, without those that read the same as the value. Where the guess was too unsure to
 * be set, all of its readings are here.
 */
export function candidates(
  field: string,
  publication: PublicationFields & Guessed,
  context: FieldContext,
): Candidate[] {
  const guess = guessOf(publication, field)
  if (!guess) return []
  const name = field as keyof PublicationFields
  const seen = new Set([fold(fieldText(name, publication, context))])
  const found: Candidate[] = []
  const { [name as 'issued']: now } = publication
  for (const value of guess.alternatives) {
    if (isDate(field) && typeof now === 'string' && agree(now, value)) continue
    const fields: Partial<PublicationFields> | null = fieldsOf(field, value, publication, context)
    if (fields === null) continue
    const text = fieldText(name, { ...publication, ...fields }, context)
    if (text === '' || seen.has(fold(text))) continue
    seen.add(fold(text))
    found.push({ text, fields })
  }
  return found
}
