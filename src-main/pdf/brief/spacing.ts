import type { InterfaceLanguage } from '../../contract/values.ts'
import type { Block, Cell, Inline } from '../typeset/content.ts'
import { isRightToLeft, spaced } from './typography.ts'

/** {@link spaced} for a line; code and addresses stay as they are. */
export function spacedInlines(inlines: readonly Inline[], language: InterfaceLanguage): Inline[] {
  return inlines.map((inline) => {
    if (inline.t === 'text') return { t: 'text', s: spaced(inline.s, language) }
    return 'body' in inline ? { ...inline, body: spacedInlines(inline.body, language) } : inline
  })
}

function spacedBlock(block: Block, language: InterfaceLanguage): Block {
  const cell = (each: Cell): Cell => ({ ...each, body: spacedBlocks(each.body, language) })
  switch (block.t) {
    case 'par':
    case 'heading':
      return { ...block, body: spacedInlines(block.body, language) }
    case 'quote':
      return { ...block, body: spacedBlocks(block.body, language) }
    case 'list':
      return { ...block, items: block.items.map((item) => spacedBlocks(item, language)) }
    case 'table':
      return { ...block, header: block.header.map(cell), cells: block.cells.map(cell) }
    default:
      return block
  }
}

/** {@link spaced} for blocks. */
export function spacedBlocks(blocks: readonly Block[], language: InterfaceLanguage): Block[] {
  return blocks.map((block) => spacedBlock(block, language))
}

/** A text with line ends as a line. */
export function linesOf(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index === 0 ? [] : [{ t: 'br' } as const]),
      ...(line === '' ? [] : [{ t: 'text', s: line } as const]),
    ])
}

const STRONG_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g
const STRONG_LTR = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/g

/** Whether words run from right to left: by most of their letters, by their language where they have none. */
export function runsRightToLeft(text: string, language: string | null): boolean {
  const rtl = text.match(STRONG_RTL)?.length ?? 0
  const ltr = text.match(STRONG_LTR)?.length ?? 0
  return rtl === ltr ? language !== null && isRightToLeft(language) : rtl > ltr
}
