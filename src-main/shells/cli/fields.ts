import type { CartableClient } from '../../contract/index.ts'
import { CartableError } from '../../contract/errors.ts'
import { newId } from '../../base/ids.ts'
import type { Agent, PublicationDetail, PublicationFields } from '../../contract/publications.ts'
import type { InterfaceLanguage, LanguageMap } from '../../contract/values.ts'

/** One `field=value` or `field.language=value` as typed. */
export interface Assignment {
  readonly field: string
  readonly language: string | null
  readonly value: string
}

/** @throws CartableError INVALID_VALUE for text that is no assignment */
export function parseAssignment(text: string): Assignment {
  const match = /^([A-Za-z]+)(?:\.([A-Za-z-]{2,}))?=(.*)$/s.exec(text)
  const [, field, language, value] = match ?? []
  if (field === undefined || value === undefined)
    throw new CartableError('INVALID_VALUE', { field: text, value: '' })
  return { field, language: language ?? null, value: value.trim() }
}

const list = (value: string): string[] =>
  value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The language whose text is meant when none is named: the only one there is, else the interface's. */
function withText(
  map: LanguageMap,
  { language, value }: Assignment,
  fallback: InterfaceLanguage,
): LanguageMap {
  const [only, second] = Object.keys(map)
  const key = language ?? (only !== undefined && second === undefined ? only : fallback)
  const { [key]: _old, ...others } = map
  return value === '' ? others : { ...others, [key]: value }
}

async function agents(client: CartableClient, value: string, otherwise: Agent['kind']): Promise<Agent[]> {
  const found: Agent[] = []
  for (const name of list(value)) {
    try {
      const concept = await client.vocabulary.resolve({ label: name, scheme: 'organisation' })
      found.push({ kind: 'organisation', name, conceptId: concept.id })
    } catch {
      // Not an organisation of the vocabulary: a name as typed.
      found.push({ kind: otherwise, name, conceptId: null })
    }
  }
  return found
}

async function concept(client: CartableClient, value: string, scheme: string): Promise<string | null> {
  return value === '' ? null : (await client.vocabulary.resolve({ label: value, scheme })).id
}

type Setter = (
  publication: PublicationDetail,
  assignment: Assignment,
  client: CartableClient,
  language: InterfaceLanguage,
) => Promise<Partial<PublicationFields>> | Partial<PublicationFields>

const emptySeries = { conceptId: null, name: '', number: null }

const SETTERS: Readonly<Record<string, Setter>> = {
  title: (p, a, _c, l) => ({ title: withText(p.title, a, l) }),
  subtitle: (p, a, _c, l) => ({ subtitle: withText(p.subtitle, a, l) }),
  abstract: (p, a, _c, l) => ({ abstract: withText(p.abstract, a, l) }),
  url: (p, a, _c, l) => ({ url: withText(p.url, a, l) }),
  type: async (_p, a, client) => ({ type: await concept(client, a.value, 'publication-type') }),
  issued: (_p, a) => ({ issued: a.value || null }),
  temporal: (_p, a) => ({ temporal: a.value || null }),
  creators: async (_p, a, client) => ({ creators: await agents(client, a.value, 'person') }),
  publishers: async (_p, a, client) => ({ publishers: await agents(client, a.value, 'organisation') }),
  series: async (p, a, client) => {
    if (a.value === '') return { series: null }
    const found = await client.vocabulary.resolve({ label: a.value, scheme: 'series' }).catch(() => null)
    return { series: { ...(p.series ?? emptySeries), conceptId: found?.id ?? null, name: a.value } }
  },
  number: (p, a) => ({ series: { ...(p.series ?? emptySeries), number: a.value || null } }),
  identifiers: (_p, a) => ({ identifiers: list(a.value) }),
  rights: (_p, a) => ({ rights: a.value || null }),
  languages: (_p, a) => ({ languages: list(a.value) }),
  keywords: (_p, a) => ({ keywords: list(a.value) }),
  readState: (_p, a) => ({ readState: a.value as PublicationFields['readState'] }),
  state: (_p, a) => ({ state: a.value as PublicationFields['state'] }),
  note: (p, a) => ({ notes: [...p.notes, { id: newId(), text: a.value, shareable: false }] }),
  relations: (_p, a) => ({
    relations: list(a.value).map((part) => {
      const [kind = '', targetId = ''] = part.split(':')
      return { kind: kind as PublicationFields['relations'][number]['kind'], targetId }
    }),
  }),
  collections: async (_p, a, client) => {
    const known = await client.collections.list()
    const ids: string[] = []
    for (const name of list(a.value)) {
      const found = known.find((each) => each.name === name || each.id === name)
      ids.push((found ?? (await client.collections.create({ name }))).id)
    }
    return { collections: ids }
  },
}

/** Names that `edit` takes, for its help. */
export const EDITABLE = Object.keys(SETTERS)

/**
 * Turns assignments into the fields of an edit. Types, series and organisations are named by any label; lists are
 * separated by `;`; an empty value clears. Values are validated by the contract when the edit is made.
 *
 * @throws CartableError INVALID_VALUE for an unknown field; CONCEPT_UNKNOWN, CONCEPT_AMBIGUOUS
 */
export async function fieldsOf(
  client: CartableClient,
  publication: PublicationDetail,
  assignments: readonly Assignment[],
  language: InterfaceLanguage,
): Promise<Partial<PublicationFields>> {
  let fields: Partial<PublicationFields> = {}
  for (const assignment of assignments) {
    const setter = SETTERS[assignment.field]
    if (!setter) {
      throw new CartableError('INVALID_VALUE', {
        field: assignment.field,
        value: assignment.value,
        allowed: EDITABLE,
      })
    }
    fields = { ...fields, ...(await setter({ ...publication, ...fields }, assignment, client, language)) }
  }
  return fields
}
