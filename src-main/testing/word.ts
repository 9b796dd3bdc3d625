import { writeFile } from 'node:fs/promises'
import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

const row = (...cells: readonly string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

/** Writes a note in French as Word keeps it: styles, bold words, a table, a footnote, a link, a list. Returns the path. */
export async function writeWordNote(path: string): Promise<string> {
  const document = new Document({
    title: 'Les passeurs au Sahel',
    creator: 'Inès',
    footnotes: { 1: { children: [new Paragraph('Enquête 4Mi, mai 2019.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Les passeurs au Sahel', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('Plus de la moitié des personnes ont eu recours à un '),
              new TextRun({ text: 'passeur', bold: true }),
              new FootnoteReferenceRun(1),
              new TextRun(' avant Agadez : '),
              new ExternalHyperlink({
                link: 'https://example.org/rapport',
                children: [new TextRun('le rapport')],
              }),
              new TextRun('.'),
            ],
          }),
          new Paragraph({ text: 'Agadez', heading: HeadingLevel.HEADING_2 }),
          new Table({ rows: [row('Lieu', 'Part'), row('Agadez', '54 %')] }),
          new Paragraph({ text: 'Les routes changent vite.', bullet: { level: 0 } }),
        ],
      },
    ],
  })
  await writeFile(path, await Packer.toBuffer(document))
  return path
}
