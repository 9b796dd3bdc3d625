import type { Agent, PublicationFields } from '../../../src-main/contract/publications.ts'
import type { LanguageMap } from '../../../src-main/contract/values.ts'
import { readAgents, shownName } from './agents.ts'
import { conceptLabel, conceptsNamed } from './concepts.ts'
import { readDate } from './dates.ts'
import { fold } from './fold.ts'
import { readIdentifiers, shownIdentifier } from './identifiers.ts'
import { done, ofScheme, wrong, type FieldContext, type FieldSpec } from './spec.ts'

/** French has a narrow no-break space before a semicolon. */
const listed = (parts: readonly string[], { language }: Pick<FieldContext, 'language'>): string =>
  parts.join(language === 'fr' ? '\u202f; ' : '; ')
const parts = (text: string): string[] =>
  text
    .split(/[;\n]+/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '')

function labelOf(id: string | null, { concepts, language }: FieldContext): string {
  const concept = concepts.find((each) => each.id === id)
  return concept ? conceptLabel(concept, language) : (id ?? '')
}

const TYPE = 'publication-type'
export const typeSpec: FieldSpec = {
  key: 'type',
  field: 'type',
  name: 'type',
  suggest: [TYPE],
  show: ({ type }, context) => labelOf(type, context),
  read(text, _fields, context) {
    if (text.trim() === '') return done({ type: null })
    const found = conceptsNamed(ofScheme(context, TYPE), text)
    const [concept] = found
    return concept && found.length === 1 ? done({ type: concept.id }) : wrong('type', text)
  },
}

function agentsSpec(field: 'publishers' | 'creators', usual: Agent['kind']): FieldSpec {
  return {
    key: field,
    field,
    name: field,
    suggest: ['organisation'],
    many: true,
    show: (fields, context) => {
      const organisations = ofScheme(context, 'organisation')
      const names = fields[field].map((agent) => shownName(agent, organisations, context.language))
      return listed(names, context)
    },
    read: (text, fields, context) => {
      const organisations = ofScheme(context, 'organisation')
      const { language } = context
      return done({ [field]: readAgents(text, { before: fields[field], organisations, language, usual }) })
    },
  }
}
export const publishersSpec = agentsSpec('publishers', 'organisation')
export const creatorsSpec = agentsSpec('creators', 'person')

function dateSpec(field: 'issued' | 'temporal'): FieldSpec {
  return {
    key: field,
    field,
    name: field,
    show: (fields, { edtf }) => (fields[field] === null ? '' : edtf(fields[field])),
    read(text) {
      if (text.trim() === '') return done({ [field]: null })
      const date = readDate(text)
      return date === null ? wrong('date', text) : done({ [field]: date })
    },
  }
}
export const issuedSpec = dateSpec('issued')
export const temporalSpec = dateSpec('temporal')

export const seriesSpec: FieldSpec = {
  key: 'series',
  field: 'series',
  name: 'series',
  suggest: ['series'],
  show: ({ series }, context) =>
    series === null ? '' : series.conceptId === null ? series.name : labelOf(series.conceptId, context),
  read(text, fields, context) {
    const name = text.trim()
    if (name === '') return done({ series: null })
    const found = conceptsNamed(ofScheme(context, 'series'), name)
    const [concept] = found
    const number = fields.series?.number ?? null
    const known = concept !== undefined && found.length === 1
    return done({
      series: known
        ? { conceptId: concept.id, name: conceptLabel(concept, context.language), number }
        : { conceptId: null, name, number },
    })
  },
}
export const seriesNumberSpec: FieldSpec = {
  key: 'series.number',
  field: 'series',
  name: 'number',
  show: ({ series }) => series?.number ?? '',
  read: (text, { series }) =>
    done({ series: { ...(series ?? { conceptId: null, name: '' }), number: text.trim() || null } }),
}

export const identifiersSpec: FieldSpec = {
  key: 'identifiers',
  field: 'identifiers',
  name: 'identifiers',
  many: true,
  show: ({ identifiers }, context) => listed(identifiers.map(shownIdentifier), context),
  read(text, fields) {
    const read = readIdentifiers(text)
    // What was there before may be wrong as it is printed, and is kept.
    const bad = read.find((each) => each.wrong !== null && !fields.identifiers.includes(each.value))
    if (bad?.wrong) return wrong(bad.wrong, bad.value)
    return done({ identifiers: [...new Set(read.map((each) => each.value))] })
  },
}

export const rightsSpec: FieldSpec = {
  key: 'rights',
  field: 'rights',
  name: 'rights',
  show: ({ rights }) => rights ?? '',
  read: (text) => done({ rights: text.trim() || null }),
}

export const languagesSpec: FieldSpec = {
  key: 'languages',
  field: 'languages',
  name: 'languages',
  suggest: ['language'],
  many: true,
  show: ({ languages }, context) => listed(languages.map(context.languageName), context),
  read(text, _fields, context) {
    const known = ofScheme(context, 'language')
    const tags: string[] = []
    for (const name of parts(text)) {
      const [concept] = conceptsNamed(known, name)
      const tag = concept ? concept.id.slice(concept.id.indexOf(':') + 1) : fold(name)
      if (!/^[a-z]{2,3}$/.test(tag)) return wrong('language', name)
      tags.push(tag)
    }
    return done({ languages: [...new Set(tags)] })
  },
}

export const keywordsSpec: FieldSpec = {
  key: 'keywords',
  field: 'keywords',
  name: 'keywords',
  many: true,
  show: ({ keywords }, context) => listed(keywords, context),
  read: (text) => done({ keywords: parts(text) }),
}

const READ = ['unread', 'reading', 'read'] as const
export const readStateSpec: FieldSpec = {
  key: 'readState',
  field: 'readState',
  name: 'readState',
  suggest: ['read'],
  show: ({ readState }, { readName }) => readName(readState),
  read(text, _fields, { readName }) {
    const state = READ.find((each) => fold(readName(each)) === fold(text))
    return state ? done({ readState: state }) : wrong('read', text)
  },
}

type MapField = 'title' | 'subtitle' | 'abstract' | 'url'
const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text)

/** The line of one language of a field that has a text in each. */
export function mapSpec(field: MapField, language: string): FieldSpec {
  return {
    key: `${field}.${language}`,
    field,
    name: field,
    language,
    ...(field === 'url' ? {} : { long: true }),
    show: (fields) => fields[field][language] ?? '',
    read(text, fields) {
      const typed = text.trim()
      const { [language]: _old, ...others } = fields[field]
      const next: LanguageMap = typed === '' ? others : { ...others, [language]: typed }
      if (field === 'title' && Object.keys(next).length === 0) return wrong('title', '')
      const address = typed === '' || isUrl(typed) ? typed : `https://${typed}`
      if (field !== 'url') return done({ [field]: next })
      if (address !== '' && (!isUrl(address) || /\s/.test(typed))) return wrong('url', typed)
      return done({ url: address === '' ? others : { ...others, [language]: address } })
    },
  }
}

/** Languages that a field of texts has lines for: French and English always, equal and first, then what else is there. */
export function languagesOf(map: LanguageMap): string[] {
  return [...new Set(['fr', 'en', ...Object.keys(map)])]
}

/** Value of a field of one publication in words, all its lines together; empty where nothing is known. */
export function fieldText(
  field: keyof PublicationFields,
  fields: PublicationFields,
  context: FieldContext,
): string {
  const spec = LINES.find((each) => each.field === field)
  if (field === 'title' || field === 'subtitle' || field === 'abstract' || field === 'url') {
    return Object.values(fields[field]).join(' / ')
  }
  if (field === 'series') {
    const name = seriesSpec.show(fields, context)
    return fields.series?.number ? `${name}, ${fields.series.number}` : name
  }
  if (field === 'concepts') {
    return listed(
      fields.concepts.map((id) => labelOf(id, context)),
      context,
    )
  }
  return spec?.show(fields, context) ?? ''
}

/** Lines that every publication has, in the order of the inspector. */
export const LINES: readonly FieldSpec[] = [
  typeSpec,
  publishersSpec,
  creatorsSpec,
  issuedSpec,
  temporalSpec,
  seriesSpec,
  seriesNumberSpec,
  identifiersSpec,
  rightsSpec,
  languagesSpec,
  keywordsSpec,
  readStateSpec,
]
