import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writeWordNote } from '../../testing/word.ts'

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Les passeurs au Sahel</title>
<style>p{display:none}</style></head><body><h1>Les passeurs au Sahel</h1><p>Plus de la moitié des personnes ont eu recours
à un passeur<sup><a href="#n1">1</a></sup>. #set page() $x$</p><img src="https://example.org/p.png"><h3>Agadez</h3>
<table><tr><th>Lieu</th><th>Part</th></tr><tr><td>Agadez</td><td>54 %</td></tr></table>
<ol><li id="n1">Enquête 4Mi.</li></ol><script>fetch('https://example.org')</script></body></html>`

async function page() {
  const folder = await testFolder()
  const library = await testLibrary()
  await writeFile(join(folder, 'passeurs.html'), PAGE)
  return { library, ...(await importOne(library, join(folder, 'passeurs.html'))) }
}

describe('a web page', () => {
  it('is shown without what runs, hides or would be fetched', async () => {
    const { library, attachmentId } = await page()
    const shown = await library.client.documents.read({ attachmentId })
    expect(shown).toMatchObject({ language: 'fr', dropped: 1 })
    expect(shown.html).toContain('Plus de la moitié')
    expect(shown.html).not.toMatch(/script|style|example\.org/)
  })

  it('kept as a PDF can be marked, names what it was made from, and is the same when made again', async () => {
    const { library, publicationId, attachmentId } = await page()
    const kept = await library.client.documents.keepAsPdf({ attachmentId, language: 'en' })
    const { attachments } = await library.client.publications.get({ id: publicationId })
    const pdf = attachments.find(({ id }) => id === kept.attachmentId)
    expect(pdf).toMatchObject({
      mediaType: 'application/pdf',
      derivedFrom: attachmentId,
      fileName: 'passeurs.pdf',
      language: 'fr',
      state: 'ready',
    })
    const quote = '#set page() $x$'
    const mark = await library.client.annotations.createByQuote({
      attachmentId: kept.attachmentId,
      page: 1,
      quote,
    })
    expect(mark.quads).toHaveLength(1)
    const bytes = await readFile(
      library.context.layout.fileOf(pdf ?? { sha256: '', mediaType: '' }),
      'latin1',
    )
    expect(bytes).toContain('/StructTreeRoot')
    const again = await library.client.documents.keepAsPdf({ attachmentId, language: 'en' })
    expect(again).toMatchObject({ attachmentId: kept.attachmentId, changed: 0 })
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('kept as a PDF is taken back by one command, is not found meanwhile, and comes back when it is kept again', async () => {
    const { library, publicationId, attachmentId } = await page()
    const { client } = library
    const keep = () => client.documents.keepAsPdf({ attachmentId, language: 'en' })
    const files = async () => (await client.publications.get({ id: publicationId })).attachments
    const found = async () => {
      const { hits } = await client.search.query({ query: '"eu recours"', expand: false })
      return hits.flatMap((hit) => hit.attachmentId ?? []).sort()
    }
    const kept = await keep()
    await client.annotations.createByQuote({ attachmentId: kept.attachmentId, page: 1, quote: 'passeurs' })
    expect(await found()).toEqual([attachmentId, kept.attachmentId].sort())

    const undone = await client.history.undo({ command: kept.command })
    expect(undone.kept).toEqual([])
    expect((await files()).map(({ id }) => id)).toEqual([attachmentId])
    const { trashedFiles } = await client.publications.get({ id: publicationId })
    expect(trashedFiles.map(({ id }) => id)).toEqual([kept.attachmentId])
    expect(await found()).toEqual([attachmentId])
    expect((await client.publications.rows({ ids: [publicationId] }))[0]).toMatchObject({ marks: 0 })
    expect((await client.library.check()).problems).toEqual([])

    expect(await keep()).toMatchObject({ attachmentId: kept.attachmentId })
    expect(await files()).toHaveLength(2)
    expect(await found()).toEqual([attachmentId, kept.attachmentId].sort())
    expect((await client.publications.rows({ ids: [publicationId] }))[0]).toMatchObject({ marks: 1 })
    await client.publications.trashFile({ attachmentId: kept.attachmentId })
    expect(await files()).toHaveLength(1)
    await client.publications.restoreFile({ attachmentId: kept.attachmentId })
    expect(await files()).toHaveLength(2)
    expect((await client.library.check()).problems).toEqual([])
  })
})

describe('a Word document', () => {
  it('is imported, found, read with its structure, kept as a PDF and marked', async () => {
    const library = await testLibrary()
    const { client } = library
    const path = await writeWordNote(join(await testFolder(), 'note.docx'))
    const { publicationId, attachmentId } = await importOne(library, path)
    const { attachments, title } = await client.publications.get({ id: publicationId })
    expect(attachments[0]).toMatchObject({ state: 'ready', language: 'fr' })
    expect(Object.values(title)).toEqual(['Les passeurs au Sahel'])
    const { hits } = await client.search.query({ query: '"recours à un passeur"', expand: false })
    expect(hits[0]).toMatchObject({ attachmentId })

    const { html } = await client.documents.read({ attachmentId })
    for (const part of [
      /<h1[^>]*>Les passeurs au Sahel<\/h1>/,
      /<strong>passeur<\/strong>/,
      /<h2[^>]*>Agadez<\/h2>/,
      /<td[^>]*>(<p>)?54 %/,
      /<li[^>]*>Les routes changent vite\.<\/li>/,
      /Enquête 4Mi, mai 2019\./,
      /<a [^>]*href="https:\/\/example\.org\/rapport"/,
    ])
      expect(html).toMatch(part)

    const kept = await client.documents.keepAsPdf({ attachmentId, language: 'en' })
    const quote = 'recours à un passeur'
    const mark = { attachmentId: kept.attachmentId, page: 1, quote }
    expect((await client.annotations.createByQuote(mark)).quads.length).toBeGreaterThan(0)
    expect((await client.library.check()).problems).toEqual([])
  })
})
