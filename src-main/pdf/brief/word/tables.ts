import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type ITableBordersOptions,
} from 'docx'
import type { Block, Cell } from '../../typeset/content.ts'
import { rowsOf } from '../rows.ts'
import { TEXT_WIDTH } from './measures.ts'

const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'C9C9C2' } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Hairlines between rows only. */
export const TABLE_BORDERS: ITableBordersOptions = {
  top: HAIR,
  bottom: HAIR,
  insideHorizontal: HAIR,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
}
export const CELL_MARGINS = { top: 40, bottom: 40, left: 80, right: 80 }

type Content = (body: readonly Block[], style: string) => (Paragraph | Table)[]

function cellOf(cell: Cell, style: string, content: Content): TableCell {
  const children = content(cell.body, style)
  return new TableCell({
    // A cell ends with a paragraph, or Word opens nothing (ECMA-376 part 1, 17.4.65).
    children: children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ style })],
    ...(cell.colspan > 1 && { columnSpan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
  })
}

/** A table of the text, with its head repeated on each page. */
export function tableOf({ columns, header, cells }: Extract<Block, { t: 'table' }>, content: Content): Table {
  const head = rowsOf(header, columns).map(
    (row) =>
      new TableRow({ tableHeader: true, children: row.map((cell) => cellOf(cell, 'TableHeading', content)) }),
  )
  const body = rowsOf(cells, columns).map(
    (row) =>
      new TableRow({ cantSplit: true, children: row.map((cell) => cellOf(cell, 'TableText', content)) }),
  )
  return new Table({
    rows: [...head, ...body],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => Math.floor(TEXT_WIDTH / columns)),
    borders: TABLE_BORDERS,
    margins: CELL_MARGINS,
    tableLook: { firstRow: head.length > 0, firstColumn: false, noHBand: true, noVBand: true },
  })
}
