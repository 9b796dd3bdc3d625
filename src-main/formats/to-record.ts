import type { RecordField } from '../contract/exchange-parts.ts'
import { PublicationFields, Relation, type Agent, type Series } from '../contract/publications.ts'
import type { LanguageMap } from '../contract/values.ts'
import { extend } from './extension.ts'
import { Gathering, targetOf } from './fields.ts'
import {
  EMPTY_PORTABLE,
  type Cells,
  type NamedFile,
  type PortableFields,
  type PortableRecord,
} from './record.ts'
import { titlesOf } from './titles.ts'
import { agentOf } from './values/agents.ts'
import { edtfOf, edtfOfParts } from './values/dates.ts'
import { anyIdentifier, identifiersOf } from './values/identifiers.ts'
import { languageTags } from './values/languages.ts'
import { textOfHtml } from './values/text.ts'

/** A value that means nothing where it stands. */
export interface Unreadable {
  readonly column: string
  readonly reason: 'bad-date' | 'bad-language' | 'bad-value'
  readonly value: string
}

/** A record as it is understood under a mapping, and what of it is not. */
export interface Understood {
  readonly record: PortableRecord
  readonly unreadable: readonly Unreadable[]
  /** Columns whose values go nowhere. */
  readonly unused: readonly string[]
}

/** Where the values of a column go; null for nowhere. */
export type Mapping = (column: string) => RecordField | null

const unique = (values: readonly string[]): string[] => [...new Set(values)]
/** Lists in one cell: semicolons divide, line ends do too. */
const listed = (value: string): string[] =>
  value
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function agents(gathering: Gathering, name: 'creators' | 'publishers'): Agent[] {
  const names = gathering
    .all(name)
    .flatMap((value) => (value.trimStart().startsWith('{') ? [value] : listed(value)))
  const found = names.flatMap((value) => agentOf(value) ?? [])
  return found.map((agent) => (name === 'publishers' ? { ...agent, kind: 'organisation' as const } : agent))
}

/** A text by language: columns with a language, and the first without one in the record's own. */
function byLanguage(gathering: Gathering, name: 'abstract' | 'url', main: string): LanguageMap {
  const map: LanguageMap = {}
  const read = (value: string): string => (name === 'url' ? value.trim() : textOfHtml(value))
  for (const { language, values } of gathering.of(name)) map[language ?? main] ??= read(values[0] ?? '')
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== ''))
}

function dateOf(gathering: Gathering, unreadable: Unreadable[]): string | null {
  for (const { column, values } of gathering.of('issued')) {
    const value = values[0] ?? ''
    const read = edtfOf(value)
    if (read !== null) return read
    unreadable.push({ column, reason: 'bad-date', value })
  }
  const [year] = gathering.of('issued.year')
  if (year === undefined) return null
  const value = year.values[0] ?? ''
  const read = edtfOfParts(value, gathering.first('issued.month'), gathering.first('issued.day'))
  if (read === null) unreadable.push({ column: year.column, reason: 'bad-date', value })
  return read
}

function temporalOf(gathering: Gathering, unreadable: Unreadable[]): string | null {
  const [cell] = gathering.of('temporal')
  if (cell === undefined) return null
  const read = edtfOf(cell.values[0] ?? '')
  if (read === null) unreadable.push({ column: cell.column, reason: 'bad-date', value: cell.values[0] ?? '' })
  return read
}

function seriesOf(gathering: Gathering): Series | null {
  const [name, number] = [gathering.first('series')?.trim(), gathering.first('series.number')?.trim()]
  if (name === undefined && number === undefined) return null
  return { conceptId: null, name: name ?? '', number: number ?? null }
}

function identifiers(gathering: Gathering): string[] {
  const schemes = (['doi', 'isbn', 'issn'] as const).flatMap((scheme) =>
    gathering.all(scheme).flatMap((value) => identifiersOf(scheme, value)),
  )
  const others = gathering.all('identifiers').flatMap(listed).map(anyIdentifier)
  return unique([...schemes, ...others])
}

function languagesOf(gathering: Gathering, unreadable: Unreadable[]): string[] {
  const found: string[] = []
  for (const { column, values } of gathering.of('language')) {
    for (const value of values) {
      const tags = languageTags(value)
      if (tags.length === 0) unreadable.push({ column, reason: 'bad-language', value })
      found.push(...tags)
    }
  }
  return unique(found).filter((tag) => tag !== 'und' && tag !== 'mul')
}

function notesOf(gathering: Gathering): PortableFields['notes'] {
  const of = (name: 'notes' | 'notes.internal', shareable: boolean) =>
    gathering
      .of(name)
      .flatMap(({ values }) =>
        values.map((value) => ({ text: textOfHtml(value), shareable })).filter(({ text }) => text !== ''),
      )
  return [...of('notes', true), ...of('notes.internal', false)]
}

const SEPARATOR = /\s*(?:>|→)\s*/
/** `Rabat > 2019` is a collection in another. */
function collectionsOf(gathering: Gathering): string[][] {
  const paths = gathering.all('collections').flatMap(listed)
  return unique(paths).map((path) => path.split(SEPARATOR).filter((part) => part !== ''))
}

/** `translation:<id of a publication>`. */
function relationsOf(gathering: Gathering): Relation[] {
  return unique(gathering.all('relations').flatMap(listed)).flatMap((text) => {
    const at = text.indexOf(':')
    const relation = Relation.safeParse({ kind: text.slice(0, at), targetId: text.slice(at + 1) })
    return relation.success ? [relation.data] : []
  })
}

const oneOf = <T>(
  schema: { safeParse(value: unknown): { data?: T } },
  value: string | undefined,
  other: T,
): T => schema.safeParse(value).data ?? other

function filesOf(gathering: Gathering): NamedFile[] {
  return gathering.all('files').map((value) => {
    const [path = '', title] = value.split('\t')
    return { path, title: title ?? null }
  })
}

/**
 * What a record says under a mapping. Values that mean nothing are named and left out; everything else of the record stays.
 * An extension that Cartable wrote is taken in at the end.
 */
export function understand(cells: Cells, mapping: Mapping): Understood {
  const gathering = new Gathering()
  const unused: string[] = []
  for (const [column, values] of Object.entries(cells.columns)) {
    const field = mapping(column)
    if (field === null) unused.push(column)
    else gathering.add(targetOf(field), column, values)
  }
  const unreadable: Unreadable[] = []
  const languages = languagesOf(gathering, unreadable)
  const { main, title, subtitle } = titlesOf(gathering, languages)
  const back: PortableFields = {
    ...EMPTY_PORTABLE,
    title,
    subtitle,
    abstract: byLanguage(gathering, 'abstract', main),
    type: gathering.first('type')?.trim() ?? null,
    issued: dateOf(gathering, unreadable),
    temporal: temporalOf(gathering, unreadable),
    creators: agents(gathering, 'creators'),
    publishers: agents(gathering, 'publishers'),
    series: seriesOf(gathering),
    identifiers: identifiers(gathering),
    rights: gathering.first('rights')?.trim() ?? null,
    url: byLanguage(gathering, 'url', main),
    languages,
    concepts: unique(gathering.all('concepts').flatMap(listed)).sort(),
    keywords: unique(gathering.all('keywords').flatMap(listed)),
    relations: relationsOf(gathering),
    collections: collectionsOf(gathering),
    notes: notesOf(gathering),
    readState: oneOf(PublicationFields.shape.readState, gathering.first('readState'), 'unread'),
    state: oneOf(PublicationFields.shape.state, gathering.first('state'), 'inbox'),
  }
  const { id, fields, exact } = extend(back, gathering.first('extension'))
  const key = gathering.first('key') ?? cells.key
  const record = { id: id ?? gathering.first('id') ?? null, key, line: cells.line, fields, exact }
  return { record: { ...record, files: filesOf(gathering) }, unreadable, unused }
}
