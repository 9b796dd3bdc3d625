import type { Inline } from '../../typeset/content.ts'
import { webLink } from '../address.ts'
import { escapeMarkup } from '../escape.ts'
import { isRightToLeft } from '../typography.ts'
import { codeSpan, destination, markdownLine, markdownText } from './escape.ts'

/** Where a line stands: a cell of a table and a heading hold no line ends, and `|` ends a cell. */
export type Place = 'line' | 'heading' | 'cell'

interface Mark {
  readonly sign: string
  /** Says the same where the signs would not be read as such. */
  readonly tag: string
}

const MARKS: Readonly<Partial<Record<Inline['t'], Mark>>> = {
  strong: { sign: '**', tag: 'strong' },
  emph: { sign: '_', tag: 'em' },
  strike: { sign: '~~', tag: 'del' },
}
const TAGS: Readonly<Partial<Record<Inline['t'], string>>> = { sub: 'sub', sup: 'sup', underline: 'u' }

/**
 * Whether signs of emphasis are read as such around `body`: they stand between a space or sign and a word. Stricter than
 * CommonMark 6.2 asks, so that no rule of three or of neighbours matters.
 */
function flanked(before: string, body: string, after: string): boolean {
  const outside = (character: string): boolean => /^(?:[\s.,;:!?)»”(«“]|)$/u.test(character)
  return /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(body) && outside(before) && outside(after)
}

const last = (text: string): string => [...text.slice(-2)].at(-1) ?? ''
const first = (text: string): string => [...text.slice(0, 2)][0] ?? ''

function merged(inlines: readonly Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((all, each) => {
    const before = all.at(-1)
    if (each.t === 'text' && before?.t === 'text') all[all.length - 1] = { t: 'text', s: before.s + each.s }
    else all.push(each)
    return all
  }, [])
}

function linkOf(url: string, words: string): string {
  const target = webLink(url)
  if (target === null) return words
  const bare = words === markdownText(target) && /^[a-z]+:[\w\-./:?=%+,]*$/i.test(target)
  return bare ? `<${target}>` : `[${words}](${destination(target)})`
}

/** Writes a line piece by piece: what a piece may be depends on what stands before and after it. */
class Line {
  readonly #place: Place
  #text = ''

  constructor(place: Place) {
    this.#place = place
  }

  get #atStart(): boolean {
    return this.#place === 'line' && (this.#text === '' || this.#text.endsWith('\n'))
  }

  #plain(text: string): string {
    const escaped = this.#atStart ? markdownLine(text) : markdownText(text)
    return this.#place === 'cell' ? escaped.replaceAll('|', '\\|') : escaped
  }

  #inner(body: readonly Inline[]): string {
    // Within a line a line end has its form, and nothing begins a block.
    return markdownInlines(body, this.#place === 'line' ? 'heading' : this.#place)
  }

  #marked({ sign, tag }: Mark, body: string, after: string): string {
    if (body.trim() === '') return body
    return flanked(last(this.#text), body, after) ? `${sign}${body}${sign}` : `<${tag}>${body}</${tag}>`
  }

  add(inline: Inline, next: string): void {
    this.#text += this.#piece(inline, next)
  }

  #piece(inline: Inline, after: string): string {
    if (inline.t === 'text') return this.#plain(inline.s)
    if (inline.t === 'br') return this.#break()
    if (inline.t === 'code') {
      const code = codeSpan(inline.s)
      return this.#place === 'cell' ? code.replaceAll('|', '\\|') : code
    }
    const body = this.#inner(inline.body)
    const mark = MARKS[inline.t]
    if (mark) return this.#marked(mark, body, after)
    if (inline.t === 'link') return linkOf(inline.url, body)
    if (inline.t === 'lang') return spoken(body, inline.lang, isRightToLeft(inline.lang))
    const tag = TAGS[inline.t]
    return tag === undefined ? body : `<${tag}>${body}</${tag}>`
  }

  #break(): string {
    if (this.#place === 'heading') return ' '
    return this.#place === 'cell' ? '<br>' : '\\\n'
  }

  get text(): string {
    return this.#text.replace(/^(?:\\\n|[ \n])+|(?:\\\n|[ \n])+$/g, '')
  }
}

/** Words in another language than those around them, for programs that read HTML in Markdown. */
export function spoken(words: string, language: string, rtl: boolean): string {
  return `<span lang="${escapeMarkup(language)}"${rtl ? ' dir="rtl"' : ''}>${words}</span>`
}

function beginning(inline: Inline | undefined): string {
  if (inline === undefined || inline.t === 'br') return ''
  return 's' in inline ? first(inline.s) : '<'
}

/** A line of rich text as Markdown: what is text stays text. */
export function markdownInlines(inlines: readonly Inline[], place: Place): string {
  const line = new Line(place)
  const all = merged(inlines)
  all.forEach((inline, index) => line.add(inline, beginning(all[index + 1])))
  return line.text
}
