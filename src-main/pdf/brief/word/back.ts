import {
  ExternalHyperlink,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type ParagraphChild,
} from 'docx'
import { webLink } from '../address.ts'
import { labelled } from '../source.ts'
import type { SourceFile } from '../provenance.ts'
import { type Work, worksBehind } from '../works.ts'
import { noteMark } from './excerpt.ts'
import { TEXT_WIDTH } from './measures.ts'
import { inlineRuns, PLAIN, textRuns } from './runs.ts'
import type { WordSource } from './source.ts'
import { CELL_MARGINS, TABLE_BORDERS } from './tables.ts'

const plain = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: textRuns(text, PLAIN) })

/** A heading that is not counted. */
const heading = (text: string): Paragraph =>
  new Paragraph({ style: 'Heading1', numbering: false, children: textRuns(text, PLAIN) })

/** A cited work in full; it stays with what follows where that is its excerpt. */
export const workOf = ({ body }: Work, keepNext = false): Paragraph =>
  new Paragraph({ style: 'Bibliography', keepNext, children: inlineRuns(body, PLAIN) })

export function bibliographyOf({ document, words }: WordSource): Paragraph[] {
  const works = worksBehind(document)
  return works.length === 0 ? [] : [heading(words.bibliography), ...works.map((work) => workOf(work))]
}

type Row = SourceFile['rows'][number]

/** Shares of the width: note, page, context, check. */
const SHARES = [0.09, 0.13, 0.53, 0.25] as const
const WIDTHS = SHARES.map((share) => Math.round(share * TEXT_WIDTH))

const cell = (index: number, style: string, children: ParagraphChild[], rtl = false): TableCell =>
  new TableCell({
    width: { size: WIDTHS[index] ?? 0, type: WidthType.DXA },
    children: [new Paragraph({ style, ...(rtl && { bidirectional: true }), children })],
  })

function rowOf({ number, page, context, language, rtl, status }: Row): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      // The number follows its note, when notes are added or moved in Word.
      cell(0, 'TableText', [new SimpleField(`NOTEREF ${noteMark(number)} \\h`, number)]),
      cell(1, 'TableText', textRuns(page, PLAIN)),
      cell(2, 'TableText', textRuns(context, { language, rtl }), rtl),
      cell(3, 'TableText', textRuns(status, PLAIN)),
    ],
  })
}

function tableOf({ rows }: SourceFile, { words }: WordSource): Table {
  const { number, page, check } = words.provenance
  const head = [number, page, words.context, check].map((name, index) =>
    cell(index, 'TableHeading', textRuns(name, PLAIN)),
  )
  return new Table({
    rows: [new TableRow({ tableHeader: true, children: head }), ...rows.map(rowOf)],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: WIDTHS,
    borders: TABLE_BORDERS,
    margins: CELL_MARGINS,
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
  })
}

function addressOf(url: string | null): Paragraph[] {
  if (url === null) return []
  const link = webLink(url)
  if (link === null) return [plain('TableText', url)]
  const children = textRuns(url, { ...PLAIN, style: 'Hyperlink' })
  return [
    new Paragraph({
      style: 'TableText',
      keepNext: true,
      children: [new ExternalHyperlink({ link, children })],
    }),
  ]
}

function fileOf(file: SourceFile, source: WordSource): (Paragraph | Table)[] {
  const { title, name, sha256, url, retrieved } = file
  const { hash, retrieved: since } = source.words.provenance
  const fact = (text: string) =>
    new Paragraph({ style: 'TableText', keepNext: true, children: textRuns(text, PLAIN) })
  return [
    new Paragraph({ style: 'SourceTitle', children: inlineRuns(title, PLAIN) }),
    fact(name),
    fact(labelled(hash, sha256, source.document)),
    ...addressOf(url),
    ...(retrieved === null ? [] : [fact(`${since} ${retrieved}`)]),
    tableOf(file, source),
    new Paragraph({ style: 'AfterTable' }),
  ]
}

/** Where each excerpt comes from, file by file. */
export function provenanceOf(source: WordSource): (Paragraph | Table)[] {
  const { document, words } = source
  if (document.provenance.length === 0) return []
  return [
    heading(words.provenance.title),
    plain('Normal', words.provenanceLead),
    ...document.provenance.flatMap((file) => fileOf(file, source)),
  ]
}
