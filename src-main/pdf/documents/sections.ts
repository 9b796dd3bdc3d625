import { textOf, type DocumentElement, type DocumentNode } from './tree.ts'

/** A block of text as it is read: a paragraph, a heading, a cell. */
export interface ReadBlock {
  /** 1 to 6 for a heading, 0 for other text. */
  readonly level: number
  readonly text: string
}

/** A part of a document from one heading to the next: what a page is to a PDF. */
export interface Section {
  readonly blocks: readonly ReadBlock[]
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
  ...[
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'figure',
    'figcaption',
  ],
])
/** Headings that begin a section. */
const OPENING = 2
/** A section without headings is cut at a paragraph once it is this long. */
const LONGEST = 6000
export const SECTION_ATTRIBUTE = 'data-section'

const levelOf = (tag: string): number => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : 0)
const isBlock = (node: DocumentNode): node is DocumentElement =>
  typeof node !== 'string' && BLOCKS.has(node.tag)

/** Whether an element holds blocks, or only text in a line. */
function holdsBlocks(element: DocumentElement): boolean {
  return element.children.some((child) => isBlock(child) || (typeof child !== 'string' && holdsBlocks(child)))
}

/** Smallest blocks with text in the order of reading, with the element that each came from. */
export function* readBlocks(
  element: DocumentElement,
): Generator<ReadBlock & { readonly element: DocumentElement }> {
  let line: DocumentNode[] = []
  const flush = function* (): Generator<ReadBlock & { readonly element: DocumentElement }> {
    const text = textOf({ tag: 'span', attributes: {}, children: line })
    line = []
    if (text !== '') yield { level: 0, text, element }
  }
  for (const child of element.children) {
    if (typeof child === 'string' || !(isBlock(child) || holdsBlocks(child))) {
      line.push(child)
      continue
    }
    yield* flush()
    if (holdsBlocks(child)) yield* readBlocks(child)
    else {
      const text = textOf(child)
      if (text !== '') yield { level: levelOf(child.tag), text, element: child }
    }
  }
  yield* flush()
}

/** Cuts a document into sections, and notes the number of each at the element that it begins with. */
export function sectionsOf(root: DocumentElement): Section[] {
  const sections: ReadBlock[][] = []
  let length = 0
  for (const { element, level, text } of readBlocks(root)) {
    const current = sections.at(-1)
    const opens = level > 0 && level <= OPENING
    // Two headings in a row (title and subtitle, chapter and section) begin one section.
    const fresh = current?.every((block) => block.level > 0) ?? false
    if (!current || (opens && !fresh) || length > LONGEST) {
      const attributes: Record<string, string> = element.attributes
      if (element !== root) attributes[SECTION_ATTRIBUTE] ??= String(sections.length)
      sections.push([{ level, text }])
      length = text.length
    } else {
      current.push({ level, text })
      length += text.length
    }
  }
  return sections.map((blocks) => ({ blocks }))
}

const VOID = new Set(['br', 'hr', 'img'])
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** HTML of a tree. */
export function htmlOf(node: DocumentNode): string {
  if (typeof node === 'string') return escaped(node)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const open = `<${node.tag}${attributes.join('')}>`
  return VOID.has(node.tag) ? open : `${open}${node.children.map(htmlOf).join('')}</${node.tag}>`
}
