import type { Block, Cell } from '../../typeset/content.ts'
import { markdownInlines } from './inline.ts'

/** Lines with something before each; lines without words have nothing behind it. */
export function prefixed(text: string, first: string, others = first): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join('\n')
}

function itemOf(item: readonly Block[], marker: string): string {
  return prefixed(markdownBlocks(item) || ' ', marker, ' '.repeat(marker.length)).trimEnd()
}

function listOf({ ordered, start, items }: Extract<Block, { t: 'list' }>): string {
  const tight = items.every((item) =>
    item.every(({ t }, index) => (index === 0 ? t === 'par' : t === 'list')),
  )
  return items
    .map((item, index) => itemOf(item, ordered ? `${start + index}. ` : '- '))
    .join(tight ? '\n' : '\n\n')
}

const cellOf = ({ body }: Cell): string =>
  body
    .flatMap((block) => ('body' in block && block.t !== 'quote' ? [markdownInlines(block.body, 'cell')] : []))
    .join('<br>')

/** A pipe table, whose first row is its head; cells that span others are repeated as empty ones. */
function tableOf({ columns, header, cells }: Extract<Block, { t: 'table' }>): string {
  const wide = (all: readonly Cell[]): string[] =>
    all.flatMap((cell) => [cellOf(cell), ...Array.from({ length: cell.colspan - 1 }, () => '')])
  const texts = wide(cells)
  const head = wide(header)
  const row = (from: readonly string[], at: number): string =>
    `| ${Array.from({ length: columns }, (_, index) => from[at + index] ?? '').join(' | ')} |`
  const rows = Array.from({ length: Math.ceil(texts.length / columns) }, (_, index) =>
    row(texts, index * columns),
  )
  return [row(head, 0), `|${' --- |'.repeat(columns)}`, ...rows].join('\n')
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${code}\n${fence}`
}

function blockOf(block: Block): string {
  switch (block.t) {
    case 'par':
      return markdownInlines(block.body, 'line')
    case 'heading':
      return markdownInlines([{ t: 'strong', body: block.body }], 'line')
    case 'list':
      return listOf(block)
    case 'quote':
      return prefixed(markdownBlocks(block.body), '> ')
    case 'pre':
      return fenced(block.s)
    case 'table':
      return tableOf(block)
    case 'image':
      return markdownInlines([{ t: 'emph', body: [{ t: 'text', s: block.alt }] }], 'line')
    case 'rule':
      return '* * *'
  }
}

/** Blocks as Markdown, an empty line between them. Between two lists stands what keeps them apart. */
export function markdownBlocks(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block, index) => {
      const text = blockOf(block)
      const apart = block.t === 'list' && blocks[index - 1]?.t === 'list'
      return text === '' ? [] : apart ? ['<!-- -->', text] : [text]
    })
    .join('\n\n')
}
