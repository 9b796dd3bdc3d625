import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PDFDocument, PDFHexString, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { RecordsReport } from '../../contract/exchange.ts'
import type { CartableClient } from '../../contract/index.ts'
import { JABREF, ZOTERO } from '../../formats/bibtex/dialects.fixture.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { makePdf } from '../../testing/pdf.ts'

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

/** A PDF that somebody highlighted in another program. */
async function writeMarked(path: string, title: string): Promise<void> {
  const document = await PDFDocument.load(await makePdf({ pages: [[title, 'Words of the first page']] }))
  const highlight = document.context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [60, 730, 180, 750],
    QuadPoints: [60, 750, 180, 750, 60, 730, 180, 730],
    C: [1, 0.8, 0],
    T: PDFHexString.fromText('Fatou'),
    Contents: PDFHexString.fromText('à citer'),
    NM: PDFString.of('fatou-1'),
  })
  document.getPage(0).node.addAnnot(document.context.register(highlight))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, await document.save())
}

async function take(client: CartableClient, path: string): Promise<RecordsReport> {
  const { reading } = await last(await client.exchange.read({ file: { path } }))
  return last(await client.exchange.take({ reading }))
}

describe('a library of another program', () => {
  it('comes in from Zotero with files, the marks in them, notes and tags', async () => {
    const [folder, { client }] = [await testFolder(), await testLibrary()]
    const pdf = join(folder, 'files', '12', 'MMC - 2019 - Les puits du désert récits.pdf')
    await writeMarked(pdf, 'Les puits du désert')
    const bib = join(folder, 'Ma bibliothèque.bib')
    await writeFile(bib, ZOTERO)
    const report = await take(client, bib)
    expect(report).toMatchObject({ added: 2, failed: 0, files: { added: 1, failed: 1 } })
    expect(report.problems).toMatchObject([
      { key: 'mixed_migration_centre_puits_2019', reason: 'file-missing', value: 'files/13/puits.html' },
    ])
    const made = await client.publications.get({ id: report.publicationIds[0] ?? '' })
    expect(made).toMatchObject({ concepts: ['country:NE', 'theme:trafficking'], keywords: ['sable'] })
    expect(made.notes).toHaveLength(3)
    const [attachment] = made.attachments
    expect(attachment).toMatchObject({
      fileName: 'MMC - 2019 - Les puits du désert récits.pdf',
      language: 'fr',
    })
    const marks = await client.annotations.list({ attachmentId: attachment?.id ?? '' })
    expect(marks).toMatchObject([{ kind: 'highlight', author: 'Fatou', comment: 'à citer' }])

    await client.history.undo({ command: report.command })
    expect((await client.publications.list({})).total).toBe(0)
  })

  it('comes in from JabRef with its groups, and files from the folder that it names', async () => {
    const [folder, { client }] = [await testFolder(), await testLibrary()]
    await writeMarked(join(folder, 'papiers', 'Kone2020 - Frontieres.pdf'), 'Frontières')
    const bib = join(folder, 'rabat.bib')
    await writeFile(bib, JABREF)
    const report = await take(client, bib)
    expect(report).toMatchObject({ added: 3, failed: 0, collections: 2, files: { added: 1, failed: 1 } })
    const collections = await client.collections.list()
    const byId = new Map(collections.map(({ id, name }) => [id, name]))
    const made = await client.publications.get({ id: report.publicationIds[0] ?? '' })
    expect(made.collections.map((id) => byId.get(id)).sort()).toEqual(['2019', 'Rabat'])
    expect(made.attachments).toMatchObject([{ fileName: 'Kone2020 - Frontieres.pdf' }])
  })

  it('never reaches for a folder on a server, whatever the file says', async () => {
    const [folder, { client }] = [await testFolder(), await testLibrary()]
    await mkdir(join(folder, 'desk'))
    await writeMarked(join(folder, 'away', 'Kone2020 - Frontieres.pdf'), 'Frontières')
    const bib = join(folder, 'desk', 'rabat.bib')
    const away = join(folder, 'away').replaceAll('\\', '\\\\')
    await writeFile(bib, JABREF.replace('fileDirectory:papiers', `fileDirectory:${away}`))
    const elsewhere = await last(await client.exchange.read({ file: { path: bib } }))
    expect(elsewhere.files).toEqual({ beside: 0, elsewhere: 1, missing: 1 })
    await writeFile(bib, JABREF.replace('fileDirectory:papiers', 'fileDirectory:\\\\\\\\server\\\\share'))
    const server = await last(await client.exchange.read({ file: { path: bib } }))
    expect(server.files).toEqual({ beside: 0, elsewhere: 0, missing: 2 })
  })
})
