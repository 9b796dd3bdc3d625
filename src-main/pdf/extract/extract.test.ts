import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  StandardFonts,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfExtract } from '../../contract/pdf.ts'
import { PdfPool } from '../pool/index.ts'
import { readPdf } from './index.ts'

const pool = new PdfPool({ size: 1 })
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartable-extract-'))
})
afterAll(async () => {
  await pool.close()
  await rm(folder, { recursive: true })
})

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

function addMark(page: PDFPage, entries: Record<string, string | number | number[] | PDFObject>): void {
  const { context } = page.doc
  const known = page.node.Annots()?.asArray() ?? []
  page.node.set(PDFName.of('Annots'), context.obj([...known, context.register(context.obj(entries))]))
}

async function report(): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.setTitle('Flux mixtes')
  document.setLanguage('fr')
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([400, 600])
  page.drawText('Flux mixtes', { x: 50, y: 500, size: 24, font })
  page.drawText('Dakar, mai 2019', { x: 50, y: 460, size: 10, font })
  page.drawText('hors page', { x: 50, y: 590, size: 8, font })
  page.setCropBox(0, 0, 400, 580)
  page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
  addMark(page, {
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [50, 455, 80, 472],
    QuadPoints: [50, 472, 79, 472, 50, 455, 79, 455],
    C: [1, 1, 0],
    T: PDFHexString.fromText('Aïcha'),
    NM: PDFString.of('m1'),
    M: PDFString.of("D:20190531143000+02'00'"),
  })
  addMark(page, { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 10, 10] })
  addMark(page, { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 20, 20], Contents: PDFString.of('Oui') })
  const field = document.getForm().createTextField('pays')
  field.setText('Sénégal')
  field.addToPage(document.addPage([300, 300]), { x: 20, y: 20, width: 200, height: 30 })
  return document
}

function textOf({ pages }: PdfExtract): string[] {
  return pages.map(({ text }) => text)
}

describe('readPdf', () => {
  it('reads text inside the CropBox, lines, marks, fields, facts and cover', async () => {
    const file = await write('report.pdf', await (await report()).save({ useObjectStreams: false }))
    const found = await readPdf(pool, file)
    expect(found.facts).toMatchObject({
      engine: 'pdfium',
      pageCount: 2,
      language: 'fr',
      encrypted: false,
      signed: false,
    })
    expect(found.facts).toMatchObject({ info: { Title: 'Flux mixtes' }, fieldText: 'Sénégal', warnings: [] })
    expect(textOf(found)).toEqual(['Flux mixtes\nDakar, mai 2019', ''])
    expect(found.pages[0]).toMatchObject({ index: 0, cropBox: [0, 0, 400, 580], rotation: 0, userUnit: 2 })
    expect(found.lines.map(({ text, size }) => [text, size])).toEqual([
      ['Flux mixtes', 24],
      ['Dakar, mai 2019', 10],
    ])
    expect(found.thumbnail).toMatchObject({ width: 320, height: 464 })
  })

  it('gives marks with the text under their quads', async () => {
    const file = await write('marks.pdf', await (await report()).save())
    const { marks } = await readPdf(pool, file)
    expect(marks).toHaveLength(2)
    expect(marks[0]).toMatchObject({
      pageIndex: 0,
      kind: 'highlight',
      name: 'm1',
      author: 'Aïcha',
      colour: '#ffff00',
      modified: '2019-05-31T12:30:00.000Z',
      created: null,
      quote: 'Dakar,',
    })
    expect(marks[1]).toMatchObject({ kind: 'note', contents: 'Oui', name: null, quote: null })
  })

  it('needs the password of a protected file', async () => {
    const document = await report()
    document.encrypt({ userPassword: 'clé', ownerPassword: 'owner' })
    const file = await write('locked.pdf', await document.save())
    await expect(readPdf(pool, file)).rejects.toMatchObject({ code: 'PDF_PASSWORD' })
    const found = await readPdf(pool, file, { password: 'clé' })
    expect(textOf(found)[0]).toContain('Flux mixtes')
    expect(found.facts.encrypted).toBe(true)
    expect(found.thumbnail).not.toBeNull()
  })

  it.each([
    ['empty.pdf', '', 'PDF_EMPTY'],
    ['page.pdf', '<html><body>404</body></html>', 'NOT_A_PDF'],
    ['archive.pdf', 'PK\u0003\u0004', 'NOT_A_PDF'],
    ['header.pdf', '%PDF-1.7\n', 'PDF_CORRUPT'],
  ])('gives a reason for %s', async (name, content, code) => {
    await expect(readPdf(pool, await write(name, content))).rejects.toMatchObject({ code })
  })

  it('gives a reason for a file that is not there, and for a folder', async () => {
    await expect(readPdf(pool, path.join(folder, 'none.pdf'))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
    await expect(readPdf(pool, folder)).rejects.toMatchObject({ code: 'NOT_A_PDF' })
  })

  it('reads what a page shows only by its buttons', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([200, 200])
    const button = document.getForm().createButton('b')
    button.addToPage('Envoyer', page, { x: 20, y: 20, width: 100, height: 30 })
    const found = await readPdf(pool, await write('button.pdf', await document.save()))
    expect(textOf(found)).toEqual([''])
    expect(found.facts.fieldText).toBe('Envoyer')
  })

  it('reads with pdf.js what PDFium refuses', async () => {
    const bytes = Buffer.from(await (await report()).save({ useObjectStreams: false }))
    const file = await write('headless.pdf', bytes.subarray(bytes.indexOf('\n1 0 obj')))
    const found = await readPdf(pool, file)
    expect(found.facts).toMatchObject({ engine: 'pdfjs', pageCount: 2, language: 'fr', fieldText: 'Sénégal' })
    expect(found.facts.info).toMatchObject({ Title: 'Flux mixtes' })
    expect(textOf(found)).toEqual(['Flux mixtes\nDakar, mai 2019', ''])
    expect(found.pages[0]).toMatchObject({ cropBox: [0, 0, 400, 580], userUnit: 2 })
    expect(found.lines[0]).toMatchObject({ text: 'Flux mixtes', size: 24 })
    expect(found.marks).toMatchObject([
      { kind: 'highlight', author: 'Aïcha', quote: 'Dakar,', colour: '#ffff00' },
      { kind: 'note', contents: 'Oui' },
    ])
  })
})
