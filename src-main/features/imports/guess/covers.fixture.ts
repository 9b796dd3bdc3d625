import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PdfFacts, PdfLine } from '../../../contract/pdf.ts'
import { buildLabelIndex } from '../../vocabulary/label/index.ts'
import { SeedVocabulary } from '../../vocabulary/label/seed-schema.ts'
import type { GuessInput } from './types.ts'

const FOLDER = path.join(import.meta.dirname, '../../../../seeds/vocabularies')

/** Labels of the seed vocabularies. */
export const labels = buildLabelIndex(
  readdirSync(FOLDER).flatMap(
    (file) => SeedVocabulary.parse(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'))).concepts,
  ),
)

/** Text and size in points, from top to bottom; a third number is the left edge (50 unless told). */
export type Row = readonly [text: string, size: number, left?: number]

/** Lines of a page of 595 by 842 points with the place that a typesetter would give them. */
export function page(index: number, rows: readonly Row[]): PdfLine[] {
  let top = 800
  return rows.map(([text, size, left = 50]) => {
    const bottom = top - size
    const line: PdfLine = {
      page: index,
      text,
      size,
      box: [left, bottom, left + text.length * size * 0.5, top],
    }
    top = bottom - size * 0.3
    return line
  })
}

const FACTS: PdfFacts = {
  engine: 'pdfium',
  pageCount: 20,
  info: {},
  xmp: {},
  language: null,
  encrypted: false,
  signed: false,
  fieldText: '',
  warnings: [],
}

/** What an import knows of a file with these pages. */
export function input(
  pages: readonly (readonly Row[])[],
  fileName = 'download.pdf',
  facts: Partial<PdfFacts> = {},
): GuessInput {
  return {
    facts: { ...FACTS, ...facts },
    lines: pages.flatMap((rows, index) => page(index, rows)),
    firstPages: pages.map((rows) => rows.map(([text]) => text).join('\n')),
    fileName,
    labels,
  }
}

/** Imprint of a research paper, two columns interleaved as simple extraction gives them. */
export const IMPRINT: readonly Row[] = [
  ['Researched and written by: Awa Exemple and Tom Muster', 9],
  ['About MMC', 9, 320],
  ['Reviewed by: Nobody Reviewer', 9],
  ['The centre is a network that works on mixed migration.', 9, 320],
  ['Layout and design: Studio Modèle', 9],
  ['Suggested citation: MMC (2018). Wells and roads. Available at:', 9],
  ['https://example.org/resource/wells/', 9],
  ['SUPPORTED BY:', 9],
]

/** A briefing paper: type and month in capitals, title with a colon, subtitle on two lines. */
export const BRIEFING: readonly Row[] = [
  ['BRIEFING PAPER', 12],
  ['MAY 2019', 12],
  ['Wells and roads:', 32],
  ['A made-up study of people who dig', 20],
  ['and people who pass', 20],
  ['Front cover photo credit: A. Nobody / 2017', 7],
]

/** A quarterly update whose name is broken over lines. */
export const QUARTERLY: readonly Row[] = [
  ['MMC West Africa', 14],
  ['QUARTER 3 2019', 14],
  ['Quarterly Mixed', 36],
  ['Migration Update:', 36],
  ['West Africa', 36],
]

/** A title and subtitle in one line, type and date in another. */
export const RESEARCH: readonly Row[] = [
  ['The ferry that never left: waiting in made-up ports', 26],
  ['MMC Research Report, February 2021', 12],
]

/** A report of the dialogue, in capitals, with lines of who paid and who ran the project. */
export const DIALOGUE: readonly Row[] = [
  ['RAPPORT D’ÉVALUATION', 11],
  ['LACUNES IMAGINAIRES ET PRATIQUES', 28],
  ['TRANSFÉRABLES DANS LES PORTS', 28],
  ['Décembre 2022', 12],
  ['Project funded by the European Union', 9],
  ['Project implemented by ICMPD', 9],
  ['In the framework of the project “Support to the Africa-EU Dialogue on Migration and Mobility (MMD)”', 9],
]

/** A meeting: place, days and hosts. */
export const MEETING: readonly Row[] = [
  ['Regional workshop on invented boats', 26],
  ['Abidjan, 24 October 2019, hosted by a ministry', 12],
  ['Conclusions', 16],
]
