import type { Block, Cell, Inline } from '../../typeset/content.ts'
import { webLink, withoutLinks } from '../address.ts'
import { escapeMarkup } from '../escape.ts'
import { rowsOf } from '../rows.ts'
import { isRightToLeft } from '../typography.ts'

const TAGS: Readonly<Partial<Record<Inline['t'], string>>> = {
  strong: 'strong',
  emph: 'em',
  sub: 'sub',
  sup: 'sup',
  underline: 'u',
  strike: 's',
}

/** `lang` and `dir` of words; nothing where the language is that of the page or not known. */
export function spoken(language: string | null, page: string | null, rtl: boolean): string {
  const lang = language === null || language === page ? '' : ` lang="${escapeMarkup(language)}"`
  return `${lang}${rtl ? ' dir="rtl"' : ''}`
}

function linkOf(url: string, body: readonly Inline[]): string {
  const target = webLink(url)
  const words = htmlInlines(withoutLinks(body))
  return target === null ? words : `<a href="${escapeMarkup(target)}" rel="noreferrer">${words}</a>`
}

function inlineOf(inline: Inline): string {
  if (inline.t === 'text') return escapeMarkup(inline.s)
  if (inline.t === 'code') return `<code>${escapeMarkup(inline.s)}</code>`
  if (inline.t === 'br') return '<br>'
  if (inline.t === 'link') return linkOf(inline.url, inline.body)
  const body = htmlInlines(inline.body)
  if (inline.t === 'lang') {
    return `<span${spoken(inline.lang, null, isRightToLeft(inline.lang))}>${body}</span>`
  }
  const tag = TAGS[inline.t]
  return tag === undefined ? body : `<${tag}>${body}</${tag}>`
}

/** A line of rich text as HTML. */
export function htmlInlines(inlines: readonly Inline[]): string {
  return inlines.map(inlineOf).join('')
}

function cellOf(tag: 'td' | 'th', { body, colspan, rowspan }: Cell): string {
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
  const [only, ...others] = body
  const inner = only?.t === 'par' && others.length === 0 ? htmlInlines(only.body) : htmlBlocks(body)
  return `<${tag}${tag === 'th' ? ' scope="col"' : ''}${spans}>${inner}</${tag}>`
}

function tableOf({ columns, header, cells }: Extract<Block, { t: 'table' }>): string {
  const row = (tag: 'td' | 'th') => (each: readonly Cell[]) =>
    `<tr>${each.map((cell) => cellOf(tag, cell)).join('')}</tr>`
  const head = rowsOf(header, columns).map(row('th')).join('')
  const body = rowsOf(cells, columns).map(row('td')).join('')
  return `<div class="table"><table>${head === '' ? '' : `<thead>${head}</thead>`}<tbody>${body}</tbody></table></div>`
}

function listOf({ ordered, start, items }: Extract<Block, { t: 'list' }>): string {
  const tag = ordered ? 'ol' : 'ul'
  const from = ordered && start !== 1 ? ` start="${start}"` : ''
  const inner = items.map((item) => {
    const [first, ...others] = item
    const tight = first?.t === 'par' && others.every(({ t }) => t === 'list')
    return `<li>${tight ? htmlInlines(first.body) + htmlBlocks(others) : htmlBlocks(item)}</li>`
  })
  return `<${tag}${from}>${inner.join('')}</${tag}>`
}

function blockOf(block: Block): string {
  switch (block.t) {
    case 'par':
      return `<p>${htmlInlines(block.body)}</p>`
    case 'heading':
      // The outline of a brief is made of its headings alone.
      return `<p><strong>${htmlInlines(block.body)}</strong></p>`
    case 'list':
      return listOf(block)
    case 'quote':
      return `<blockquote>${htmlBlocks(block.body)}</blockquote>`
    case 'pre':
      return `<pre tabindex="0"><code>${escapeMarkup(block.s)}</code></pre>`
    case 'table':
      return tableOf(block)
    case 'image':
      return `<p><em>${escapeMarkup(block.alt)}</em></p>`
    case 'rule':
      return '<hr>'
  }
}

/** Blocks as HTML. */
export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.map(blockOf).join('\n')
}
