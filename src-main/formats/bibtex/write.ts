import type { CslItem } from '../../contract/csl.ts'
import { EXTENSION_COLUMN } from '../extension.ts'
import type { RecordWriter } from '../form.ts'
import { extensionFor, viewOf, type Leaving, type View, type WriteOptions } from '../view.ts'
import { babelName } from '../values/languages.ts'
import { clean, oneLine } from '../values/text.ts'
import { bibtexField, entryType } from './columns.ts'
import { groupNames, groupTree, isSafePath, type Groups } from './groups.ts'
import { textToLatex } from './latex.ts'
import { nameText } from './names.ts'
import { cellsOfEntry } from './read.ts'
import type { RawEntry, RawField } from './scan.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const tex = (text: string): string => textToLatex(oneLine(clean(text)))
/** Empty lines divide paragraphs in the source too. */
const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map(tex)
    .filter(Boolean)
    .join('\n\n')

const WORD = /[\p{L}\p{M}\p{N}’]+/gu
const SPLIT = /([\p{L}\p{M}\p{N}’]+)/u

/**
 * A title with braces around what a style must not write small: names and abbreviations. A title in capitals throughout
 * (`On the Road to Agadez`) shows no names, so only abbreviations are kept there.
 */
export function titleLatex(title: string): string {
  const text = oneLine(title)
  const words = text.match(WORD) ?? []
  const long = words.slice(1).filter((word) => word.length > 3)
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length
  const shouts = long.length > 2 && capitals > long.length * 0.7
  const isKept = (word: string, at: number): boolean =>
    /[\p{L}\p{N}][’']?\p{Lu}/u.test(word) || (at > 1 && !shouts && /\p{Lu}/u.test(word))
  return text
    .split(SPLIT)
    .map((part, at) => (isKept(part, at) ? `{${textToLatex(part)}}` : textToLatex(part)))
    .join('')
}

/** Year and month beside the date: programs of before biblatex know no other. */
function datesOf(issued: CslItem['issued'], edtf: string | null): RawField[] {
  const [first] = issued?.['date-parts'] ?? []
  const [year, month] = first ?? []
  if (edtf === null || year === undefined) return []
  const macro = month === undefined ? undefined : MONTHS[month - 1]
  return [
    { name: 'date', value: edtf },
    { name: 'year', value: String(year) },
    ...(macro === undefined ? [] : [{ name: 'month', value: macro }]),
  ]
}

/** An address or a DOI as it is; one with braces in it would not be read back, and stands in the extension alone. */
const verbatim = (text: string | undefined): string | undefined =>
  text === undefined || /[{}\\\s]/.test(text) ? undefined : text

/** Bodies in a list divided by `and`: several, or one whose own name holds that word, have braces of their own. */
function bodyText(publishers: readonly string[]): string {
  const [only = '', second] = publishers
  return second === undefined && !/\sand\s/i.test(only)
    ? tex(only)
    : publishers.map((name) => `{${tex(name)}}`).join(' and ')
}

function whoAndWhere(leaving: Leaving, { item }: View): RawField[] {
  const publishers = leaving.fields.publishers.map(({ name }) => name)
  const authors = (item.author ?? []).map((name) => nameText(name as Parameters<typeof nameText>[0]))
  return [
    ...(authors.length > 0 ? [{ name: 'author', value: authors.join(' and ') }] : []),
    ...(publishers.length > 0
      ? [{ name: item.type === 'report' ? 'institution' : 'publisher', value: bodyText(publishers) }]
      : []),
  ]
}

/** What the entries of one file share: names of collections. */
interface File {
  readonly options: WriteOptions
  readonly nameOf: (path: readonly string[]) => string
  /** As the reader makes them of the tree at the end of the file. */
  readonly groups: Groups
}

function standardFields(leaving: Leaving, view: View, { nameOf }: File): RawField[] {
  const { item, keywords, notes, rights, collections } = view
  const field = (name: string, value: string | undefined): RawField[] => (value ? [{ name, value }] : [])
  const text = (name: string, value: string | null | undefined): RawField[] =>
    field(name, value ? tex(value) : '')
  const title = (name: string, value: string | undefined): RawField[] =>
    field(name, value ? titleLatex(value) : '')
  const language = item.language === undefined ? undefined : (babelName(item.language) ?? item.language)
  return [
    ...title('title', item.title),
    ...title('shorttitle', item['title-short']),
    ...title('origtitle', item['original-title']),
    ...whoAndWhere(leaving, view),
    ...text('type', item.genre),
    ...text('series', item['collection-title']),
    ...text('number', item.number ?? item['collection-number']),
    ...datesOf(item.issued, leaving.fields.issued),
    ...field('doi', verbatim(item.DOI)),
    ...text('isbn', item.ISBN),
    ...text('issn', item.ISSN),
    ...field('url', verbatim(item.URL)),
    ...field('langid', language),
    ...field('abstract', paragraphs(item.abstract ?? '')),
    ...text('keywords', keywords.join(', ')),
    ...text('copyright', rights),
    ...field('annote', notes.map(paragraphs).join('\n\n')),
    ...text('groups', collections.filter(isSafePath).map(nameOf).join(', ')),
  ]
}

/** Names under which BibTeX and its users find an entry. */
export const safeKey = (key: string): string => key.replace(/[^A-Za-z0-9_:.+/-]+/g, '') || 'cartable'

function entryText({ type, key, fields }: RawEntry): string {
  const lines = fields.map(({ name, value }) =>
    name === 'month' ? `  ${name} = ${value},` : `  ${name} = {${value}},`,
  )
  return `@${type}{${key},\n${lines.join('\n')}\n}\n\n`
}

function entryOf(leaving: Leaving, file: File): RawEntry {
  const view = viewOf(leaving, file.options)
  const fields = standardFields(leaving, view, file)
  const plain: RawEntry = { line: 0, type: entryType(view.item.type), key: safeKey(leaving.key), fields }
  const extension = extensionFor(leaving, cellsOfEntry(plain, file.groups), bibtexField)
  if (extension === null) return plain
  const value = Buffer.from(extension).toString('base64')
  return { ...plain, fields: [...fields, { name: EXTENSION_COLUMN, value }] }
}

/** Writes BibTeX that biber reads as biblatex: UTF-8, classic types of entries, dates in both manners. */
export function bibtexWriter(options: WriteOptions): RecordWriter {
  const nameOf = groupNames(options.collections)
  const paths = new Map(options.collections.filter(isSafePath).map((path) => [nameOf(path), path]))
  const file = { options, nameOf, groups: { paths, members: new Map<string, string[][]>() } }
  return {
    head: '% Encoding: UTF-8\n\n',
    one: (leaving) => entryText(entryOf(leaving, file)),
    tail: () => groupTree(options.collections),
  }
}
