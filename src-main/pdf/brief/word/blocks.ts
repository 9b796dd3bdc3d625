import { AlignmentType, LevelFormat, Paragraph, type NumberingDefinition, type Table } from 'docx'
import type { Block } from '../../typeset/content.ts'
import { inlineRuns, PLAIN, textRuns, type RunLook } from './runs.ts'
import { tableOf } from './tables.ts'
import { INDENT } from './measures.ts'

/** Where blocks stand: what they inherit from what they stand in. */
export interface BlockFrame {
  /** Style of plain paragraphs; none: the document's own. */
  readonly style?: string
  /** Depth of lists around them. */
  readonly depth: number
  readonly look: RunLook
  readonly keepNext?: boolean
}

export const BODY: BlockFrame = { depth: 0, look: PLAIN }
const DEEPEST = 8

/** Counts lists, so that each begins with its own number. Made anew for each document. */
export class Lists {
  #count = 0

  next(): number {
    this.#count += 1
    return this.#count
  }
}

const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], start: number) =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format,
    start,
    text: format === LevelFormat.BULLET ? '–' : `%${level + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }))

function numberingOf({ ordered, start }: Extract<Block, { t: 'list' }>): NumberingDefinition {
  return ordered
    ? { reference: `numbers-${start}`, levels: levels(LevelFormat.DECIMAL, start) }
    : { reference: 'dashes', levels: levels(LevelFormat.BULLET, 1) }
}

function listOf(list: Extract<Block, { t: 'list' }>, frame: BlockFrame, lists: Lists): (Paragraph | Table)[] {
  const level = Math.min(frame.depth, DEEPEST)
  const numbering = { reference: numberingOf(list), level, instance: lists.next() }
  const inner = { ...frame, depth: frame.depth + 1 }
  return list.items.flatMap((item) => {
    const [first, ...others] = item
    // An item without a paragraph at its head still has its number.
    const head = first?.t === 'par' ? first.body : []
    const rest = first === undefined || first.t === 'par' ? others : item
    return [
      new Paragraph({
        style: frame.style ?? 'ListParagraph',
        numbering,
        children: inlineRuns(head, frame.look),
      }),
      ...blocksOf(rest, inner, lists),
    ]
  })
}

/** Paragraphs within a list stand below its text. */
const placeOf = ({ style, depth, keepNext }: BlockFrame) => ({
  ...(style !== undefined && { style }),
  ...(depth > 0 && { indent: { left: INDENT * Math.min(depth, DEEPEST + 1) } }),
  ...(keepNext === true && { keepNext }),
})

function blockOf(block: Block, frame: BlockFrame, lists: Lists): (Paragraph | Table)[] {
  const { look } = frame
  switch (block.t) {
    case 'par':
      return [new Paragraph({ ...placeOf(frame), children: inlineRuns(block.body, look) })]
    case 'heading':
      // The outline of a brief is made of its headings alone.
      return [new Paragraph({ ...placeOf(frame), children: inlineRuns(block.body, { ...look, bold: true }) })]
    case 'list':
      return listOf(block, frame, lists)
    case 'quote':
      return blocksOf(block.body, { ...frame, style: 'Quote' }, lists)
    case 'pre':
      return block.s
        .split('\n')
        .map(
          (line) =>
            new Paragraph({ ...placeOf(frame), style: 'HTMLPreformatted', children: textRuns(line, look) }),
        )
    case 'table':
      return [
        tableOf(block, (body, style) => blocksOf(body, { ...frame, style, depth: 0 }, lists)),
        new Paragraph({ style: 'AfterTable' }),
      ]
    case 'image':
      return [new Paragraph({ ...placeOf(frame), children: textRuns(block.alt, { ...look, italics: true }) })]
    case 'rule':
      return [new Paragraph({ style: 'Rule' })]
  }
}

/** Blocks as paragraphs and tables of Word, by styles only. */
export function blocksOf(blocks: readonly Block[], frame: BlockFrame, lists: Lists): (Paragraph | Table)[] {
  return blocks.flatMap((block) => blockOf(block, frame, lists))
}
