import type { Inline } from '../../typeset/content.ts'
import { webLink } from '../address.ts'
import type { BriefDocument, DocumentItem } from '../document.ts'
import type { WrittenBrief } from '../model.ts'
import { missingText, type BriefSource } from '../source.ts'
import { regional } from '../language.ts'
import { type Work, worksBefore, worksBehind } from '../works.ts'
import { markdownBlocks, prefixed } from './blocks.ts'
import { destination, markdownText } from './escape.ts'
import { markdownInlines, spoken } from './inline.ts'
import { provenanceOf } from './provenance.ts'

type Excerpt = Extract<DocumentItem, { kind: 'excerpt' }>
type Pages = Extract<DocumentItem, { kind: 'pages' }>
type Picture = NonNullable<Excerpt['picture']>

/** A Markdown, and the pictures that lie beside it. */
export type MarkdownBrief = Pick<WrittenBrief, 'bytes' | 'extra'>

/** Writes the parts of a brief, and gathers the pictures on the way. */
class Writer {
  readonly #source: BriefSource
  readonly #folder: string
  readonly #pictures: { name: string; bytes: Uint8Array }[] = []

  constructor(source: BriefSource, name: string) {
    this.#source = source
    this.#folder = `${name}.pictures`
  }

  get pictures(): MarkdownBrief['extra'] {
    return this.#pictures
  }

  #image({ file, alt }: Picture): string {
    const bytes = this.#source.pictures.get(file)
    if (!bytes) return ''
    const name = `${this.#folder}/${this.#pictures.length + 1}.png`
    this.#pictures.push({ name, bytes })
    const path = name.split('/').map(encodeURIComponent).join('/')
    return `![${markdownText(alt)}](${destination(path)})`
  }

  /** A picture, its caption below it. In one paragraph, since pandoc prints the description of one alone as its caption. */
  #figure(pictures: readonly Picture[], caption: string): string {
    return [...pictures.map((picture) => this.#image(picture)), caption]
      .filter((part) => part !== '')
      .join('\\\n')
  }

  excerpt(item: Excerpt): string {
    const { quote, language, rtl, picture, translation, flag, comment, number, id } = item
    const cite = `[^${number}]`
    const foreign = language !== null && language !== this.#source.document.language
    const missing = this.#source.failed.get(id)
    const words = quote === null ? '' : markdownInlines(quote, foreign ? 'heading' : 'line')
    const lines = [
      quote === null ? '' : `${foreign ? spoken(words, language, rtl) : words}${cite}`,
      picture === null
        ? ''
        : this.#figure([picture], `${markdownText(picture.caption)}${quote === null ? cite : ''}`),
      missing === undefined
        ? ''
        : `${emphasis(missingText(missing, this.#source))}${quote === null ? cite : ''}`,
      translation === null ? '' : this.#translation(translation),
      flag === null ? '' : emphasis(flag),
    ].filter((line) => line !== '')
    const said = markdownBlocks(comment)
    // A mark without words: its comment is what is cited.
    if (lines.length === 0) return said === '' ? cite : `${said}${/[`|]$/.test(said) ? '\n\n' : ''}${cite}`
    return [prefixed(lines.join('\n\n'), '> '), said].filter((part) => part !== '').join('\n\n')
  }

  #translation({ body, accepted }: NonNullable<Excerpt['translation']>): string {
    const { words } = this.#source.document
    const label = accepted ? words.translation : words.pencil
    return `${markdownInlines(body, 'line')} (${emphasis(label)})`
  }

  pages(item: Pages): string {
    const missing = this.#source.failed.has(item.id) ? `${emphasis(missingText('', this.#source))} ` : ''
    const caption = `${missing}${markdownInlines(item.caption, 'line')}[^${item.number}]`
    return this.#figure(item.pictures, caption)
  }

  item(item: DocumentItem): string {
    switch (item.kind) {
      case 'heading':
        return `${'#'.repeat(item.level)} ${markdownInlines(item.body, 'heading')}`
      case 'prose':
        return markdownBlocks(item.body)
      case 'excerpt':
        return this.excerpt(item)
      case 'pages':
        return this.pages(item)
    }
  }
}

const emphasis = (text: string): string =>
  markdownInlines([{ t: 'emph', body: [{ t: 'text', s: text }] }], 'line')

function noteOf(item: Excerpt | Pages, { words }: BriefDocument): string {
  const { url, number, note } = item
  const link = url === null ? null : webLink(url)
  const way: Inline[] =
    link === null
      ? []
      : [
          { t: 'text', s: ' ' },
          { t: 'link', url: link, body: [{ t: 'text', s: words.online }] },
          { t: 'text', s: '.' },
        ]
  return `[^${number}]: ${markdownInlines([...note, ...way], 'line')}`
}

/** Facts for pandoc and its like. Pandoc reads the values as Markdown, and what JSON writes is YAML. */
function frontMatter({ title, subtitle, author, issued, language }: BriefDocument): string {
  const facts = { title, subtitle, author, date: issued }
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === '' ? [] : [`${name}: ${JSON.stringify(markdownText(value))}`],
  )
  return ['---', ...lines, `lang: ${regional(language)}`, '---'].join('\n')
}

function bibliographyOf(document: BriefDocument): string[] {
  const works = worksBehind(document)
  if (works.length === 0) return []
  return [`# ${document.words.bibliography}`, ...works.map(({ body }) => markdownInlines(body, 'line'))]
}

/** A work in full before its first excerpt. */
const workOf = (work: Work | undefined): string => (work ? markdownInlines(work.body, 'line') : '')

/**
 * A brief as Markdown (CommonMark with notes, pipe tables and a head of facts, as pandoc reads them). Pictures lie beside
 * it in `NAME.pictures`: a text with pictures in it as letters could not be read.
 */
export function writeMarkdown(source: BriefSource, name: string): MarkdownBrief {
  const { document } = source
  const writer = new Writer(source, name)
  const works = worksBefore(document)
  const parts = [
    frontMatter(document),
    ...document.items.flatMap((item) => [workOf(works.get(item.id)), writer.item(item)]),
    ...bibliographyOf(document),
    ...provenanceOf(document),
    ...document.items.flatMap((item) => ('note' in item ? [noteOf(item, document)] : [])),
  ]
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`
  return { bytes: new TextEncoder().encode(text), extra: writer.pictures }
}
