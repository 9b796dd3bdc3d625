import type { CslItem } from '../../contract/csl.ts'
import { EXTENSION_COLUMN } from '../extension.ts'
import type { RecordWriter } from '../form.ts'
import { extensionFor, viewOf, type Leaving, type WriteOptions } from '../view.ts'
import { oneLine } from '../values/text.ts'
import { risField, risType } from './columns.ts'
import { cellsOfRis, type RisLine } from './read.ts'

function nameLine({ literal, family, given, suffix }: NonNullable<CslItem['author']>[number]): string {
  if (literal !== undefined) return literal
  return [family, given, suffix].filter((part) => part !== undefined).join(', ')
}

const pad = (value: number | undefined): string => (value === undefined ? '' : String(value).padStart(2, '0'))

/** `2019/05//`: what nobody printed stays empty. */
function dateLine(issued: CslItem['issued']): string {
  const [year, month, day] = issued?.['date-parts']?.[0] ?? []
  return year === undefined ? '' : `${String(year).padStart(4, '0')}/${pad(month)}/${pad(day)}/`
}

/**
 * Lines of Zotero's field Extra, which it reads as variables of CSL: RIS has no tag of its own for a title in another
 * language (readers take `TT` for the title itself), and `SN` of a report is its number.
 */
function extraOf(item: CslItem, type: string): string[] {
  const line = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}: ${oneLine(value)}`]
  return [
    ...line('original-title', item['original-title']),
    ...(type === 'RPRT' ? [...line('ISBN', item.ISBN), ...line('ISSN', item.ISSN)] : []),
    // `M1` of a page is the day of a visit to others.
    ...(type === 'ELEC' ? line('collection-number', item['collection-number']) : []),
  ]
}

/** Types whose `T2` is a container of another kind than a series, as EndNote and Zotero read them. */
const SERIES_IN_T3: ReadonlySet<string> = new Set(['DATA', 'GEN', 'SER', 'SLIDE', 'SOUND', 'VIDEO'])

function linesOf(leaving: Leaving, options: WriteOptions): RisLine[] {
  const { item, keywords, notes } = viewOf(leaving, options)
  const year = item.issued?.['date-parts']?.[0]?.[0]
  const number = item.number ?? item['collection-number']
  const type = risType(item.type)
  const isReport = type === 'RPRT'
  const extra = extraOf(item, type)
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['TI', item.title],
    ['ST', item['title-short']],
    ...(item.author ?? []).map((name) => ['AU', nameLine(name)] as const),
    ['PB', item.publisher],
    ['M3', item.genre],
    [SERIES_IN_T3.has(type) ? 'T3' : 'T2', item['collection-title']],
    [isReport ? 'SN' : 'M1', type === 'ELEC' ? undefined : number],
    ['PY', year === undefined ? undefined : String(year).padStart(4, '0')],
    ['DA', dateLine(item.issued)],
    ...(isReport ? [] : [['SN', item.ISBN ?? item.ISSN] as const]),
    ['DO', item.DOI],
    ['UR', item.URL],
    ['LA', item.language],
    ['AB', item.abstract],
    ...keywords.map((word) => ['KW', word] as const),
    ...notes.map((note) => ['N1', note] as const),
    ...extra.map((line) => ['M2', line] as const),
  ]
  const lines = pairs.map(([tag, value]) => ({ tag, value: oneLine(value ?? '') }))
  return [{ tag: 'TY', value: type }, ...lines.filter(({ value }) => value !== '')]
}

const text = (lines: readonly RisLine[]): string =>
  lines.map(({ tag, value }) => `${tag}  - ${value}\n`).join('')

/** Writes RIS: one line a field, so that no value can be taken for a tag. */
export function risWriter(options: WriteOptions): RecordWriter {
  return {
    head: '',
    one: (leaving) => {
      const lines = linesOf(leaving, options)
      const extension = extensionFor(leaving, cellsOfRis({ line: 0, lines }), risField)
      // Zotero keeps M2 in its field Extra and writes it out again.
      const own = extension === null ? [] : [{ tag: 'M2', value: `${EXTENSION_COLUMN}: ${extension}` }]
      return `${text([...lines, ...own])}ER  - \n\n`
    },
    tail: () => '',
  }
}
