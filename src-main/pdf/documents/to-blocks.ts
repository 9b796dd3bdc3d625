import type { Block, Cell, Inline, Picture } from '../typeset/content.ts'
import { textOf, type DocumentElement, type DocumentNode } from './tree.ts'

/** What is known of the whole document while its blocks are made. */
interface Making {
  /** Elements that a link within the document names: the text of a footnote. */
  readonly notes: ReadonlyMap<string, DocumentElement>
  readonly used: Set<DocumentElement>
  readonly pictures: Picture[]
  /** Words for a picture that says nothing of itself. */
  readonly unnamed: string
  readonly title: string
  /** Level of the last heading: none may be skipped (PDF/UA-1, ISO 14289-1 7.4.2). */
  level: number
}

const INLINE: Readonly<Record<string, 'strong' | 'emph' | 'sub' | 'sup' | 'underline' | 'strike'>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emph',
  i: 'emph',
  cite: 'emph',
  sub: 'sub',
  sup: 'sup',
  u: 'underline',
  s: 'strike',
}
const BLOCKS = new Set([
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'hr',
    'blockquote',
    'pre',
    'div',
    'section',
    'article',
    'ul',
    'ol',
  ],
  ...['li', 'dl', 'dt', 'dd', 'table', 'figure', 'figcaption', 'img', 'caption', 'tr', 'td', 'th'],
])
const LANGUAGE = /^[a-z]{2,3}$/
const MAX_COLUMNS = 60
const MAX_CELLS = 50_000

const isElement = (node: DocumentNode): node is DocumentElement => typeof node !== 'string'
const isBlock = (node: DocumentNode): boolean =>
  isElement(node) && (BLOCKS.has(node.tag) || node.children.some(isBlock))

/** Text of a footnote that a raised link stands for, without the way back. */
function noteOf(element: DocumentElement, making: Making): DocumentElement | null {
  const [link] = element.tag === 'sup' ? element.children.filter(isElement) : []
  const name = link?.tag === 'a' ? link.attributes['href'] : undefined
  return name?.startsWith('#') === true ? (making.notes.get(name.slice(1)) ?? null) : null
}

function isWayBack(node: DocumentNode): boolean {
  return isElement(node) && node.tag === 'a' && node.attributes['href']?.startsWith('#') === true
}

function inlineOf(nodes: readonly DocumentNode[], making: Making): Inline[] {
  return nodes.flatMap((node) =>
    isElement(node) ? inlineElement(node, making) : [{ t: 'text', s: collapse(node) }],
  )
}

const collapse = (text: string): string => text.replace(/[^\S\u00a0\u202f]+/g, ' ')

function inlineElement(element: DocumentElement, making: Making): Inline[] {
  const { tag, attributes, children } = element
  if (tag === 'br') return [{ t: 'br' }]
  if (tag === 'code') return [{ t: 'code', s: textOf(element) }]
  const note = noteOf(element, making)
  if (note && !making.used.has(note)) {
    making.used.add(note)
    const body = inlineOf(
      note.children.flatMap(unwrapped).filter((each) => !isWayBack(each)),
      making,
    )
    return [{ t: 'note', body }]
  }
  const body = inlineOf(children, making)
  const style = INLINE[tag]
  if (style !== undefined) return [{ t: style, body }]
  const url = attributes['href']
  if (tag === 'a' && url !== undefined && /^(?:https?|mailto):/i.test(url)) return [{ t: 'link', url, body }]
  const lang = attributes['lang']?.toLowerCase()
  return lang !== undefined && LANGUAGE.test(lang) ? [{ t: 'lang', lang, body }] : body
}

/** The text of a paragraph within a footnote or an item. */
const unwrapped = (node: DocumentNode): readonly DocumentNode[] =>
  isElement(node) && node.tag === 'p' ? node.children : [node]

function spanOf(element: DocumentElement, name: string): number {
  const span = Number(element.attributes[name])
  return Number.isInteger(span) && span >= 1 && span <= MAX_COLUMNS ? span : 1
}

function rowsOf(element: DocumentElement): DocumentElement[] {
  const parts = element.children.filter(isElement)
  return parts.flatMap((part) =>
    part.tag === 'tr' ? [part] : /^t(?:head|body|foot)$/.test(part.tag) ? rowsOf(part) : [],
  )
}

function tableOf(element: DocumentElement, making: Making): Block[] {
  const rows = rowsOf(element).map((row) =>
    row.children.filter(isElement).map((each): Cell & { head: boolean } => ({
      body: blocksOf(each.children, making),
      colspan: spanOf(each, 'colspan'),
      rowspan: spanOf(each, 'rowspan'),
      head: each.tag === 'th',
    })),
  )
  const width = (row: readonly Cell[]): number => row.reduce((sum, { colspan }) => sum + colspan, 0)
  const columns = Math.max(0, ...rows.map(width))
  const caption = element.children.filter(isElement).filter(({ tag }) => tag === 'caption')
  const before = blocksOf(caption, making)
  // A grid that does not hold together is still read: its cells one after the other.
  const even = rows.every((row) => width(row) === columns && row.every(({ rowspan }) => rowspan === 1))
  if (columns === 0 || columns > MAX_COLUMNS || rows.length * columns > MAX_CELLS || !even) {
    return [...before, ...rows.flatMap((row) => row.flatMap(({ body }) => body))]
  }
  const [first = []] = rows
  const named = first.length > 0 && first.every(({ head }) => head) && rows.length > 1
  const cells = (named ? rows.slice(1) : rows).flat().map(plainCell)
  return [...before, { t: 'table', columns, header: named ? first.map(plainCell) : [], cells }]
}

const plainCell = ({ body, colspan, rowspan }: Cell): Cell => ({ body, colspan, rowspan })

function pictureOf({ attributes }: DocumentElement, making: Making): Block[] {
  const [, format, data] =
    /^data:image\/(png|jpeg|gif|webp);base64,(.*)$/is.exec(attributes['src'] ?? '') ?? []
  if (format === undefined || data === undefined) return []
  const name = `${making.pictures.length}.${format.toLowerCase()}`
  making.pictures.push({ name, bytes: Buffer.from(data, 'base64') })
  return [{ t: 'image', name, alt: attributes['alt']?.trim() || making.unnamed }]
}

/** The title stands at the top already: the same words as the first heading would stand there twice. */
function headingOf(element: DocumentElement, making: Making): Block[] {
  const text = textOf(element)
  if (text === '' || (making.level === 0 && text === making.title)) return []
  making.level = Math.min(Number(element.tag[1]), making.level + 1)
  return [{ t: 'heading', level: making.level, body: inlineOf(element.children, making) }]
}

function listOf(element: DocumentElement, making: Making): Block[] {
  const items = element.children.filter(isElement).filter((item) => !making.used.has(item))
  const bodies = items.map((item) => blocksOf(item.tag === 'li' ? item.children : [item], making))
  if (bodies.length === 0) return []
  const start = Math.max(0, Number.parseInt(element.attributes['start'] ?? '1', 10) || 1)
  return [{ t: 'list', ordered: element.tag === 'ol', start, items: bodies }]
}

function blockOf(element: DocumentElement, making: Making): Block[] {
  const { tag, children } = element
  if (/^h[1-6]$/.test(tag)) return headingOf(element, making)
  if (tag === 'table') return tableOf(element, making)
  if (tag === 'img') return pictureOf(element, making)
  if (tag === 'hr') return [{ t: 'rule' }]
  if (tag === 'pre') return [{ t: 'pre', s: preText(element) }]
  if (tag === 'ul' || tag === 'ol') return listOf(element, making)
  const body = blocksOf(children, making)
  return tag === 'blockquote' && body.length > 0 ? [{ t: 'quote', body }] : body
}

function preText(node: DocumentNode): string {
  if (!isElement(node)) return node
  return node.tag === 'br' ? '\n' : node.children.map(preText).join('')
}

function blocksOf(nodes: readonly DocumentNode[], making: Making): Block[] {
  const blocks: Block[] = []
  let line: DocumentNode[] = []
  const flush = (): void => {
    const text = textOf({ tag: 'span', attributes: {}, children: line })
    if (text !== '') blocks.push({ t: 'par', body: inlineOf(line, making) })
    line = []
  }
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) line.push(node)
    else {
      flush()
      blocks.push(...blockOf(node, making))
    }
  }
  flush()
  return blocks
}

/** Elements by the names that links use. */
function namedItems(
  node: DocumentNode,
  found = new Map<string, DocumentElement>(),
): Map<string, DocumentElement> {
  if (!isElement(node)) return found
  const { id } = node.attributes
  if (node.tag === 'li' && id !== undefined) found.set(id, node)
  for (const child of node.children) namedItems(child, found)
  return found
}

/**
 * A clean document as blocks to be set. Items that a raised link names become footnotes, where they are named first;
 * headings begin at level 1 and skip none.
 *
 * @param words `title` of the document, and what a picture is called that says nothing of itself
 */
export function toBlocks(
  tree: DocumentElement,
  words: { readonly title: string; readonly unnamed: string },
): { readonly blocks: readonly Block[]; readonly pictures: readonly Picture[] } {
  const making: Making = { notes: namedItems(tree), used: new Set(), pictures: [], ...words, level: 0 }
  return { blocks: blocksOf(tree.children, making), pictures: making.pictures }
}
