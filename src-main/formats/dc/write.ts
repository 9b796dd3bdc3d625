import type { RecordWriter } from '../form.ts'
import { extensionFor, viewOf, type Leaving, type WriteOptions } from '../view.ts'
import { clean } from '../values/text.ts'
import { dcField } from './columns.ts'
import { CARTABLE, cellsOfDc, DC, DCTERMS, type Term } from './read.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)

/** Terms of DCMI that are no elements of Dublin Core 1.1. */
const QUALIFIED: ReadonlySet<string> = new Set(['issued', 'temporal', 'isPartOf', 'abstract', 'alternative'])

/** Title with subtitle: `alternative` is another title, and holds the subtitle for programs that have no word for it. */
function termsOf(leaving: Leaving, options: WriteOptions): Term[] {
  const { fields } = leaving
  const { item, keywords } = viewOf(leaving, options)
  const terms: Term[] = []
  const add = (name: string, text: string | null | undefined, language: string | null = null): void => {
    if (text) terms.push({ name, text: clean(text), language: language === 'und' ? null : language })
  }
  for (const [language, text] of Object.entries(fields.title)) add('title', text, language)
  for (const [language, text] of Object.entries(fields.subtitle)) add('alternative', text, language)
  for (const { name } of fields.creators) add('creator', name)
  for (const { name } of fields.publishers) add('publisher', name)
  add('issued', fields.issued)
  add('type', item.genre)
  for (const each of fields.identifiers) add('identifier', each)
  for (const [language, text] of Object.entries(fields.url)) add('identifier', text, language)
  for (const each of fields.languages) add('language', each)
  for (const word of keywords) add('subject', word)
  for (const [language, text] of Object.entries(fields.abstract)) add('abstract', text, language)
  add('isPartOf', fields.series?.name)
  add('temporal', fields.temporal)
  add('rights', fields.rights)
  return terms.filter(({ text }) => text.trim() !== '')
}

function element({ name, text, language }: Term): string {
  const prefix = QUALIFIED.has(name) ? 'dcterms' : 'dc'
  const lang = language === null ? '' : ` xml:lang="${escape(language)}"`
  return `  <${prefix}:${name}${lang}>${escape(text)}</${prefix}:${name}>\n`
}

/** Writes Dublin Core as DCMI proposes for XML: a record with elements of dc 1.1, refined by DCMI terms. */
export function dcWriter(options: WriteOptions): RecordWriter {
  const spaces = `xmlns="${CARTABLE}" xmlns:dc="${DC}" xmlns:dcterms="${DCTERMS}"`
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<records ${spaces}>\n`,
    one: (leaving) => {
      const terms = termsOf(leaving, options)
      const extension = extensionFor(leaving, cellsOfDc(terms, null), dcField)
      const own = extension === null ? '' : `  <extension>${escape(clean(extension))}</extension>\n`
      return ` <record>\n${terms.map(element).join('')}${own} </record>\n`
    },
    tail: () => '</records>\n',
  }
}
