import { EXTENSION_COLUMN } from '../extension.ts'
import type { Cells, Fault, Read } from '../record.ts'
import { conceptOfEntryType } from './columns.ts'
import { withCrossrefs } from './crossref.ts'
import { namedFiles } from './files.ts'
import { groupsOf, PATH_SEPARATOR, type Groups } from './groups.ts'
import { latexToText, verbatimText } from './latex.ts'
import { namesOf } from './names.ts'
import { extraLine } from '../values/extra.ts'
import { scanBibtex, type RawEntry, type Scanned } from './scan.ts'
import { splitOutside } from './split.ts'

const NAMES: ReadonlySet<string> = new Set(['author', 'editor'])
const LITERAL_LISTS: ReadonlySet<string> = new Set(['institution', 'publisher', 'organization', 'school'])
const KEYWORDS: ReadonlySet<string> = new Set(['keywords', 'mendeley-tags'])
const VERBATIM: ReadonlySet<string> = new Set(['url', 'doi', 'eprint', 'howpublished', 'pdf', 'date'])
const PARAGRAPHS = /^(?:abstract|annote|annotation|comment(?:-.+)?|review)$/

/** Several bodies are told apart only where each has braces of its own: `and` is part of many names. */
function bodies(value: string): string[] {
  const parts = splitOutside(value, /\s+and\s+/g)
  const braced = parts.length > 1 && parts.every((part) => /^\{[^]*\}$/.test(part.trim()))
  return (braced ? parts : [value]).map((part) => `{${latexToText(part)}}`)
}

function collections(name: string, value: string, { paths }: Groups): string[] {
  const names = splitOutside(value, /[,;]/g).map(latexToText).filter(Boolean)
  // Mendeley writes folders in folders with a slash.
  if (name === 'mendeley-groups') return names.map((each) => each.split('/').join(PATH_SEPARATOR))
  return names.map((each) => (paths.get(each) ?? [each]).join(PATH_SEPARATOR))
}

/** Paragraphs of a text are empty lines of its source; other line ends are only where the line was full. */
function paragraphs(value: string): string {
  return value
    .split(/\n\s*\n/)
    .map(latexToText)
    .filter(Boolean)
    .join('\n\n')
}

/** Lines of Zotero's field Extra, which it writes into `note`, that say something of a publication. */
const EXTRA: ReadonlyMap<string, string> = new Map([
  ['isbn', 'isbn'],
  ['issn', 'issn'],
  ['doi', 'doi'],
  ['publisher', 'publisher'],
  ['original title', 'origtitle'],
  ['original-title', 'origtitle'],
])

/** `note` of Zotero holds its field Extra, where a line is a line; elsewhere it is a text like others. */
function noteText(value: string): string {
  const lines = value.split('\n').map(latexToText)
  const isExtra = lines.some((line) => extraLine(line, EXTRA) !== null)
  return isExtra ? lines.join('\n').trim() : paragraphs(value)
}

/** `read`, `skimmed` of JabRef. */
const READ_STATES: Readonly<Record<string, string>> = { read: 'read', skimmed: 'reading' }

function valuesOf(name: string, value: string, groups: Groups): string[] {
  if (name === EXTENSION_COLUMN) return [decoded(value)]
  if (name === 'file') return namedFiles(value)
  if (name === 'groups' || name === 'mendeley-groups') return collections(name, value, groups)
  if (NAMES.has(name)) return namesOf(value)
  if (LITERAL_LISTS.has(name)) return bodies(value)
  if (KEYWORDS.has(name)) return splitOutside(value, /[,;]/g).map(latexToText)
  if (VERBATIM.has(name)) return [verbatimText(value)]
  if (name === 'note') return [noteText(value)]
  if (name === 'readstatus') return [READ_STATES[latexToText(value)] ?? 'unread']
  // Publishers' servers write `&amp;` into what JabRef takes from them.
  return [PARAGRAPHS.test(name) ? paragraphs(value) : latexToText(value.replace(/\\?&amp;/g, '\\&'))]
}

/** The extension stands in Base64, so that no program takes its braces for those of BibTeX. */
function decoded(value: string): string {
  return Buffer.from(value.replace(/\s+/g, ''), 'base64').toString('utf8')
}

/** The cells of one entry. */
export function cellsOfEntry(entry: RawEntry, groups: Groups): Cells {
  const columns: Record<string, string[]> = {}
  for (const { name, value } of entry.fields) {
    const values = valuesOf(name, value, groups).filter((each) => each !== '')
    // Zotero writes a field `annote` for each note.
    if (values.length > 0) columns[name] = [...(columns[name] ?? []), ...values]
  }
  const type = conceptOfEntryType(entry.type)
  if (type !== null && columns['type'] === undefined) columns['entrytype'] = [type]
  const listed = groups.members.get(entry.key) ?? []
  if (listed.length > 0 && columns['groups'] === undefined)
    columns['groups'] = listed.map((path) => path.join(PATH_SEPARATOR))
  takeAddress(columns)
  takeExtra(columns)
  return { line: entry.line || null, key: entry.key || null, columns }
}

/** Zotero and BibTeX's own styles put the address of a page into `howpublished`, where there is no `url`. */
function takeAddress(columns: Record<string, string[]>): void {
  const [, address] = /^(?:\\url\{)?(https?:\/\/[^\s{}]+)\}?$/i.exec(columns['howpublished']?.[0] ?? '') ?? []
  if (address !== undefined) columns['url'] ??= [address]
}

/** Zotero keeps in `note` what its field Extra holds: there our extension comes back from a journey through it. */
function takeExtra(columns: Record<string, string[]>): void {
  const notes = columns['note']
  if (notes === undefined) return
  let text = notes.join('\n')
  const match = /(?:^|\s)x-cartable: (\{[^]*\})\s*$/.exec(text)
  if (match !== null && columns[EXTENSION_COLUMN] === undefined) {
    columns[EXTENSION_COLUMN] = [match[1] ?? '']
    text = text.slice(0, match.index)
  }
  const rest = text.split('\n').filter((line) => {
    const { column, value } = extraLine(line, EXTRA) ?? {}
    const isKnown = column === 'publisher' && columns['institution'] !== undefined
    // What the entry says itself counts more; the line then stays a note.
    if (column === undefined || value === undefined || columns[column] !== undefined || isKnown) return true
    columns[column] = [column === 'publisher' ? `{${value}}` : value]
    return false
  })
  const left = rest.join('\n').trim()
  if (left === '') delete columns['note']
  else columns['note'] = [left]
}

function programOf(text: string, { entries, comments }: Scanned): string | null {
  const names = new Set(entries.slice(0, 200).flatMap(({ fields }) => fields.map(({ name }) => name)))
  if (names.has(EXTENSION_COLUMN)) return 'Cartable'
  if (comments.some((comment) => /^\s*jabref-meta:/.test(comment)) || /JabRef/.test(text.slice(0, 400)))
    return 'JabRef'
  if (/Mendeley/.test(text.slice(0, 400)) || [...names].some((name) => name.startsWith('mendeley-')))
    return 'Mendeley'
  const files = entries.flatMap(({ fields }) => fields.filter(({ name }) => name === 'file'))
  return files.some(({ value }) => /(?:^|:)files\/\d+\//.test(value)) ? 'Zotero' : null
}

function doubles(entries: readonly RawEntry[]): Fault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ key, line }) => {
    if (key === '' || !seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ line, key, reason: 'duplicate-key' as const, value: key, lost: false }]
  })
}

/** Folders of JabRef: those of a user on a computer (`fileDirectory-amina-pc1`) before the one for all. */
function foldersOf(comments: readonly string[]): string[] {
  const found = comments.flatMap((comment) => {
    const match = /^\s*jabref-meta:\s*fileDirectory(-[^:]+)?:([^]*?);?\s*$/i.exec(comment)
    return match === null ? [] : [{ own: match[1] !== undefined, path: match[2] ?? '' }]
  })
  const path = (text: string): string => text.replace(/\\([:;\\])/g, '$1').trim()
  const sorted = [...found.filter(({ own }) => !own), ...found.filter(({ own }) => own)]
  return sorted.map((each) => path(each.path)).filter((each) => each !== '')
}

/** Reads BibTeX and biblatex as Zotero, JabRef, Mendeley and people write it. */
export function readBibtex(text: string, onProgress: (done: number) => void): Read {
  const scanned = scanBibtex(text)
  const groups = groupsOf(scanned.comments)
  const records = withCrossrefs(scanned.entries).map((entry, at) => {
    if (at % 200 === 0) onProgress(at)
    return cellsOfEntry(entry, groups)
  })
  return {
    records,
    faults: [...scanned.faults, ...doubles(scanned.entries)],
    program: programOf(text, scanned),
    folders: foldersOf(scanned.comments),
  }
}
