import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { ImportEvent, ImportResult, ImportSummary } from '../../contract/imports.ts'
import type { Library } from '../../core/library.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { makePdf, writePdf } from '../../testing/pdf.ts'

interface Outcome {
  readonly results: ImportResult[]
  readonly summary: ImportSummary
}

async function importAll(library: Library, paths: string[], password?: string): Promise<Outcome> {
  const results: ImportResult[] = []
  const events = await library.client.imports.run(password === undefined ? { paths } : { paths, password })
  for (;;) {
    const { done, value } = await events.next()
    if (done) return { results, summary: value }
    const event: ImportEvent = value
    if (event.kind === 'result') results.push(event.result)
  }
}

const COVER = {
  pages: [
    [
      'Made-up wells and roads',
      'BRIEFING PAPER',
      'MAY 2019',
      'The migrants and refugees on the roads of the Sahel.',
    ],
    ['Second page', 'Smugglers are seen by the people on the move as one of many actors.'],
  ],
}

describe('import', () => {
  it('keeps the bytes, the text, the provenance and what was guessed', async () => {
    const library = await testLibrary()
    const path = await writePdf(join(await testFolder(), 'wells_EN.pdf'), COVER)
    const { results, summary } = await importAll(library, [path])
    expect(summary).toMatchObject({ imported: 1, rejected: 0, pages: 2 })
    const [result] = results
    const publication = await library.client.publications.get({ id: result?.publicationId ?? '' })
    expect(publication).toMatchObject({
      title: { en: 'Made-up wells and roads' },
      issued: '2019-05',
      state: 'inbox',
    })
    expect(publication.origins['title']).toMatchObject({ by: 'guess', from: 'page' })
    const [attachment] = publication.attachments
    expect(attachment).toMatchObject({ pageCount: 2, language: 'en', state: 'ready', hasThumbnail: true })
    const kept = await readFile(library.context.layout.file(attachment?.sha256 ?? ''))
    expect(Buffer.compare(kept, await readFile(path))).toBe(0)
    expect(publication.sources[0]).toMatchObject({ kind: 'file', path })
    const found = await library.client.search.query({ query: 'smuggler' })
    expect(found.hits.find((hit) => hit.page === 2)?.snippet).toContain('Smugglers')
    expect(await library.client.library.check()).toEqual({ ok: true, problems: [] })
  })

  it('finds an English page by a French word for the same concept', async () => {
    const library = await testLibrary()
    await importAll(library, [await writePdf(join(await testFolder(), 'a.pdf'), COVER)])
    const found = await library.client.search.query({ query: 'passeurs' })
    expect(found.hits.map((hit) => hit.page)).toContain(2)
    expect((await library.client.search.query({ query: 'passeurs', expand: false })).total).toBe(0)
  })

  it('reports the second import of a file as the publication it belongs to', async () => {
    const library = await testLibrary()
    const folder = await testFolder()
    const bytes = await makePdf(COVER)
    await writeFile(join(folder, 'one.pdf'), bytes)
    await writeFile(join(folder, 'two.pdf'), bytes)
    const { results, summary } = await importAll(library, [folder])
    expect(summary).toMatchObject({ imported: 1, duplicate: 1 })
    expect(new Set(results.map((result) => result.publicationId)).size).toBe(1)
    expect((await library.client.publications.list({})).total).toBe(1)
  })

  it('never overwrites what a person typed', async () => {
    const library = await testLibrary()
    const path = await writePdf(join(await testFolder(), 'a.pdf'), COVER)
    const id = (await importAll(library, [path])).results[0]?.publicationId ?? ''
    await library.client.publications.edit({ ids: [id], fields: { title: { fr: 'Puits et routes' } } })
    await importAll(library, [path])
    const publication = await library.client.publications.get({ id })
    expect(publication.title).toEqual({ fr: 'Puits et routes' })
    expect(publication.origins['title']?.by).toBe('person')
  })

  it('gives each bad file a status and a reason, and the library stays whole', async () => {
    const library = await testLibrary()
    const folder = await testFolder()
    const pdf = await makePdf(COVER)
    await writeFile(join(folder, 'empty.pdf'), '')
    await writeFile(join(folder, 'page.pdf'), '<!DOCTYPE html><html><body>Not found</body></html>')
    await writeFile(join(folder, 'table.csv'), 'a,b')
    await writeFile(join(folder, 'noise.pdf'), Buffer.alloc(5000, 7))
    await writeFile(join(folder, 'cut.pdf'), pdf.slice(0, 300))
    const { results, summary } = await importAll(library, [folder, join(folder, 'missing.pdf')])
    const codes = Object.fromEntries(
      results.map((each) => [each.path.slice(folder.length + 1), each.problem?.code]),
    )
    expect(codes).toMatchObject({
      'empty.pdf': 'PDF_EMPTY',
      'page.pdf': 'NOT_A_PDF',
      'table.csv': 'FILE_UNSUPPORTED',
      'missing.pdf': 'FILE_NOT_FOUND',
    })
    expect(codes['noise.pdf']).toMatch(/^(PDF_CORRUPT|NOT_A_PDF)$/)
    expect(codes['cut.pdf']).toMatch(/^PDF_/)
    expect(summary).toMatchObject({ imported: 0, unsupported: 1, rejected: 5 })
    expect(await library.client.library.check()).toEqual({ ok: true, problems: [] })
    expect(await readdir(library.context.layout.temporary)).toEqual([])
  })

  it('keeps a file that needs a password, and reads it once the password is given', async () => {
    const library = await testLibrary()
    const document = await PDFDocument.load(await makePdf(COVER))
    document.encrypt({ userPassword: 'sésame', ownerPassword: 'owner' })
    const path = join(await testFolder(), 'secret.pdf')
    await writeFile(path, await document.save())
    const [waiting] = (await importAll(library, [path])).results
    expect(waiting).toMatchObject({ status: 'needs-password', problem: { code: 'PDF_PASSWORD' } })
    const id = waiting?.publicationId ?? ''
    await library.client.publications.edit({ ids: [id], fields: { title: { fr: 'Secret' } } })
    const [wrong] = (await importAll(library, [path], 'wrong')).results
    expect(wrong).toMatchObject({ status: 'needs-password', publicationId: id })
    const [opened] = (await importAll(library, [path], 'sésame')).results
    expect(opened).toMatchObject({ status: 'imported', publicationId: id, pages: 2 })
    expect(await library.client.publications.get({ id })).toMatchObject({
      title: { fr: 'Secret' },
      attachments: [{ state: 'ready', encrypted: true }],
    })
    expect((await library.client.search.query({ query: 'smugglers' })).total).toBeGreaterThan(0)
    expect(await library.client.library.check()).toEqual({ ok: true, problems: [] })
  })

  it('ends in a folder that links to itself', async () => {
    const library = await testLibrary()
    const folder = await testFolder()
    await symlink(folder, join(folder, 'again'))
    await writePdf(join(folder, 'a.pdf'), COVER)
    expect((await importAll(library, [folder])).summary).toMatchObject({ imported: 1, duplicate: 0 })
  })

  it('stops when it is told to, and what is done stays whole', async () => {
    const library = await testLibrary()
    const folder = await testFolder()
    for (let at = 0; at < 8; at += 1)
      await writePdf(join(folder, `${at}.pdf`), { ...COVER, keywords: String(at) })
    const stop = new AbortController()
    const events = await library.client.imports.run({ paths: [folder] }, { signal: stop.signal })
    let results = 0
    const rest = (async () => {
      for await (const event of events) {
        if (event.kind !== 'result') continue
        results += 1
        stop.abort()
      }
    })()
    await rest.catch(() => undefined)
    expect(results).toBeLessThan(8)
    const { ok, problems } = await library.client.library.check()
    expect({ ok, problems }).toEqual({ ok: true, problems: [] })
  })
})

describe('recovery', () => {
  it('removes a file that was moved but never entered', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const sha256 = 'ab'.repeat(32)
    const { layout, db } = library.context
    await mkdir(join(layout.files, 'ab'), { recursive: true })
    await writeFile(layout.file(sha256), 'half an import')
    await db
      .insertInto('import_intents')
      .values({ sha256, process: process.pid, started_at: '2026-01-01T00:00:00.000Z' })
      .execute()
    expect((await library.client.library.check()).problems.map((each) => each.code)).toEqual(['file-orphan'])
    await library.close()
    const again = await testLibrary(folder)
    expect(await again.client.library.check()).toEqual({ ok: true, problems: [] })
  })

  it('leaves the files of an import that is under way in another process', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const { layout, db } = library.context
    const sha256 = 'cd'.repeat(32)
    await mkdir(join(layout.files, 'cd'), { recursive: true })
    await writeFile(layout.file(sha256), 'soon entered')
    const started_at = '2026-01-01T00:00:00.000Z'
    await db.insertInto('import_intents').values({ sha256, process: process.ppid, started_at }).execute()
    await (await testLibrary(folder)).close()
    expect(await readFile(layout.file(sha256), 'utf8')).toBe('soon entered')
  })

  it('check names a file that is gone and one that was changed', async () => {
    const library = await testLibrary()
    const folder = await testFolder()
    await writePdf(join(folder, 'a.pdf'), { ...COVER, keywords: 'a' })
    await importAll(library, [folder])
    const { rows } = await library.client.publications.list({})
    const publication = await library.client.publications.get({ id: rows[0]?.id ?? '' })
    const path = library.context.layout.file(publication.attachments[0]?.sha256 ?? '')
    await writeFile(path, 'changed')
    expect((await library.client.library.check()).problems).toMatchObject([
      { code: 'file-changed', detail: path },
    ])
  })
})
