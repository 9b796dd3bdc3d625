import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rebuildLibrary } from '../../core/rebuild.ts'
import { importOne, importPaths } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Les routes du Sahel central</title></head>
<body><h1>Les routes du Sahel central</h1><p>Les passeurs changent de route selon la saison.</p>
<h2>Agadez</h2><p>Des personnes attendent à Agadez, parfois des mois, avant de partir vers le nord.</p></body></html>`

describe('files that are no PDF', () => {
  it('are kept by their content, found by their words, and read again when the catalogue is rebuilt', async () => {
    const folder = await testFolder()
    const library = await testLibrary(join(folder, 'library'))
    const path = join(folder, 'routes.htm')
    await writeFile(path, PAGE)
    const { publicationId, attachmentId } = await importOne(library, path)
    const publication = await library.client.publications.get({ id: publicationId })
    expect(publication.title).toEqual({ fr: 'Les routes du Sahel central' })
    const [attachment] = publication.attachments
    expect(attachment).toMatchObject({
      mediaType: 'text/html',
      pageCount: 2,
      state: 'ready',
      engine: null,
      language: 'fr',
    })
    const stored = library.context.layout.fileOf(attachment ?? { sha256: '', mediaType: '' })
    expect(stored).toMatch(/\.html$/)
    expect(existsSync(stored)).toBe(true)
    const { hits } = await library.client.search.query({ query: 'attendent Agadez', language: 'fr' })
    expect(hits[0]).toMatchObject({ attachmentId, page: 2 })
    expect((await library.client.library.check()).problems).toEqual([])
    await library.close()
    const rebuilt = await rebuildLibrary(join(folder, 'library'))
    expect(rebuilt).toMatchObject({ attachments: 1, unreadable: [] })
  })

  it('are judged by their bytes; their names tell only what bytes cannot', async () => {
    const folder = await testFolder()
    const library = await testLibrary()
    const write = async (name: string, content: string | Uint8Array): Promise<void> =>
      writeFile(join(folder, name), content)
    await write('page.txt', PAGE)
    await write('wide.html', Buffer.from(`\ufeff${PAGE.replace('Agadez', 'Zinder')}`, 'utf16le'))
    await write('notes.md', '# Notes\n\nA line of *notes*.')
    await write('plain.txt', 'D\u00e9j\u00e0 vu.')
    await write('table.csv', 'a,b\n1,2')
    await write('noise.txt', Buffer.alloc(300, 1))
    await write('broken.docx', 'PK\u0003\u0004 nothing')
    const results = await importPaths(library, [folder])
    const found = Object.fromEntries(
      results.map(({ path, status, problem }) => [path.slice(folder.length + 1), problem?.code ?? status]),
    )
    expect(found).toEqual({
      'page.txt': 'imported',
      'wide.html': 'imported',
      'notes.md': 'imported',
      'plain.txt': 'imported',
      'table.csv': 'FILE_UNSUPPORTED',
      'noise.txt': 'FILE_UNSUPPORTED',
      'broken.docx': 'DOCUMENT_CORRUPT',
    })
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('without headings are named by their first line, or by their file where the text begins at once', async () => {
    const folder = await testFolder()
    const library = await testLibrary()
    const titleOf = async (name: string, text: string): Promise<unknown> => {
      await writeFile(join(folder, name), text)
      const { publicationId } = await importOne(library, join(folder, name))
      return Object.values((await library.client.publications.get({ id: publicationId })).title)
    }
    const minutes = 'Compte rendu de la r\u00e9union'
    expect(
      await titleOf(
        'cr.txt',
        `${minutes}\r\n\r\nLes d\u00e9l\u00e9gations ont approuv\u00e9 l\u2019ordre du jour.`,
      ),
    ).toEqual([minutes])
    const long = 'The delegations took note of the draft and asked for time. '.repeat(6)
    expect(await titleOf('notes-of-dakar.txt', long)).toEqual(['notes of dakar'])
  })

  it('are not marked and have no copy with marks', async () => {
    const folder = await testFolder()
    const library = await testLibrary()
    await writeFile(join(folder, 'plain.txt'), 'Some words.')
    const { attachmentId } = await importOne(library, join(folder, 'plain.txt'))
    const quote = library.client.annotations.createByQuote({ attachmentId, page: 1, quote: 'words' })
    await expect(quote).rejects.toMatchObject({ code: 'FILE_UNSUPPORTED' })
    const copy = library.client.exports.annotatedCopy({ attachmentId, path: join(folder, 'copy.pdf') })
    await expect(copy).rejects.toMatchObject({ code: 'FILE_UNSUPPORTED' })
    await rm(join(folder, 'plain.txt'))
  })
})
