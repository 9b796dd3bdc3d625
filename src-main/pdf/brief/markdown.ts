import MarkdownIt from 'markdown-it'
import type { Block, Cell, Inline } from '../typeset/content.ts'

const STYLES: Readonly<Record<string, 'strong' | 'emph' | 'strike'>> = {
  strong_open: 'strong',
  em_open: 'emph',
  s_open: 'strike',
}
const ADDRESS = /^(?:https?:\/\/|mailto:)/i

/** HTML stays the text that it is; pictures of the network are not fetched: their description stands for them. */
const reader = new MarkdownIt({ html: false, linkify: false, breaks: false })

type Token = ReturnType<typeof reader.parse>[number]

/** Tokens as a queue: each reader of a construct takes what belongs to it. */
class Tokens {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  next(): Token | undefined {
    return this.#tokens[this.#at++]
  }

  /** Reads by `read` until the end tag of `open`, which is consumed. */
  until<T>(open: Token, read: (token: Token) => readonly T[]): T[] {
    const end = open.type.replace(/_open$/, '_close')
    const found: T[] = []
    for (let token = this.next(); token !== undefined; token = this.next()) {
      if (token.type === end && token.level === open.level) break
      found.push(...read(token))
    }
    return found
  }
}

function inlineOf(token: Token, tokens: Tokens): Inline[] {
  const style = STYLES[token.type]
  const body = (): Inline[] => tokens.until(token, (each) => inlineOf(each, tokens))
  if (style !== undefined) return [{ t: style, body: body() }]
  switch (token.type) {
    case 'link_open': {
      const url = String(token.attrGet('href') ?? '')
      return ADDRESS.test(url) ? [{ t: 'link', url, body: body() }] : body()
    }
    case 'code_inline':
      return [{ t: 'code', s: token.content }]
    case 'softbreak':
      return [{ t: 'text', s: ' ' }]
    case 'hardbreak':
      return [{ t: 'br' }]
    default:
      return token.content === '' ? [] : [{ t: 'text', s: token.content }]
  }
}

function inlines(token: Token): Inline[] {
  const tokens = new Tokens(token.children ?? [])
  const found: Inline[] = []
  for (let each = tokens.next(); each !== undefined; each = tokens.next())
    found.push(...inlineOf(each, tokens))
  return found
}

const plainCell = (body: readonly Inline[]): Cell => ({
  body: body.length === 0 ? [] : [{ t: 'par', body }],
  colspan: 1,
  rowspan: 1,
})

/** Cells of a GFM table in reading order; every row of one has the width of its head. */
function tableOf(open: Token, tokens: Tokens): Block {
  const header: Cell[] = []
  const cells: Cell[] = []
  tokens.until(open, (token) => {
    if (token.type !== 'th_open' && token.type !== 'td_open') return []
    const body = tokens.until(token, inlines)
    ;(token.type === 'th_open' ? header : cells).push(plainCell(body))
    return []
  })
  return { t: 'table', columns: Math.max(1, header.length), header, cells }
}

function listOf(open: Token, tokens: Tokens): Block {
  const items = tokens.until(open, (item) => [tokens.until(item, (each) => blockOf(each, tokens))])
  const ordered = open.type === 'ordered_list_open'
  return { t: 'list', ordered, start: Number(open.attrGet('start') ?? 1), items }
}

function blockOf(token: Token, tokens: Tokens): Block[] {
  const body = (): Inline[] => tokens.until(token, inlines)
  switch (token.type) {
    case 'paragraph_open':
      return [{ t: 'par', body: body() }]
    case 'heading_open':
      return [{ t: 'par', body: [{ t: 'strong', body: body() }] }]
    case 'bullet_list_open':
    case 'ordered_list_open':
      return [listOf(token, tokens)]
    case 'blockquote_open':
      return [{ t: 'quote', body: tokens.until(token, (each) => blockOf(each, tokens)) }]
    case 'table_open':
      return [tableOf(token, tokens)]
    case 'code_block':
    case 'fence':
      return [{ t: 'pre', s: token.content.replace(/\n$/, '') }]
    case 'hr':
      return [{ t: 'rule' }]
    default:
      return []
  }
}

/**
 * CommonMark (with tables and ~~strikeout~~ of GFM) as blocks to be set. A heading becomes a paragraph in bold: the
 * outline of a brief is made of its heading items alone. HTML is printed as the text that it is; a picture is printed
 * as its description; addresses other than http(s) and mailto are no links.
 */
export function blocksOfMarkdown(markdown: string): Block[] {
  const tokens = new Tokens(reader.parse(markdown, {}))
  const blocks: Block[] = []
  for (let token = tokens.next(); token !== undefined; token = tokens.next())
    blocks.push(...blockOf(token, tokens))
  return blocks
}

/** Plain text of a line of inlines. */
export function textOfInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((each) => {
      if (each.t === 'br') return '\n'
      return each.t === 'text' || each.t === 'code' ? each.s : textOfInlines(each.body)
    })
    .join('')
}
