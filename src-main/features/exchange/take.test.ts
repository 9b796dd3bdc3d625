import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RecordsPreview, RecordsReport } from '../../contract/exchange.ts'
import type { CartableClient } from '../../contract/index.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

type TakeInput = Omit<Parameters<CartableClient['exchange']['take']>[0], 'reading'>

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}
const read = async (client: CartableClient, path: string): Promise<RecordsPreview> =>
  last(await client.exchange.read({ file: { path } }))
const take = async (client: CartableClient, reading: string, input: TakeInput = {}): Promise<RecordsReport> =>
  last(await client.exchange.take({ reading, ...input }))

const BIB = `@techreport{wells2019,
  title = {The wells of the desert}, origtitle = {Les puits du d{\\'e}sert},
  author = {Bonfiglio, Ayla and {Mixed Migration Centre}}, institution = {Mixed Migration Centre},
  type = {Policy brief}, date = {2019-05}, langid = {english}, doi = {10.1234/WELLS},
  keywords = {Niger, sand}, groups = {2019}, annote = {to check},
  file = {Report:papers/wells.pdf:application/pdf;Away:../secret.pdf:application/pdf;:papers/gone.pdf:PDF}
}
@misc{broken, title = {never closed
@misc{routes, title = {Routes without end}, year = 2020}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Rabat\\;0\\;1\\;\\;\\;\\;;
2 StaticGroup:2019\\;0\\;1\\;\\;\\;\\;;
}
`

async function desk() {
  const folder = await testFolder()
  const library = await testLibrary()
  await mkdir(join(folder, 'desk', 'papers'), { recursive: true })
  const path = join(folder, 'desk', 'refs.bib')
  await writeFile(path, BIB)
  await writePdf(join(folder, 'desk', 'papers', 'wells.pdf'), { pages: [['The wells of the desert']] })
  await writePdf(join(folder, 'secret.pdf'), { pages: [['Nobody’s business']] })
  return { library, client: library.client, path, folder }
}

describe('a file of records', () => {
  it('is shown before anything changes: columns, rows, faults with their lines, files', async () => {
    const { client, path } = await desk()
    const preview = await read(client, path)
    expect(preview).toMatchObject({ format: 'bibtex', program: 'JabRef', total: 2, duplicates: 0 })
    expect(preview.columns.find(({ column }) => column === 'institution')).toMatchObject({
      field: 'publishers',
      count: 1,
    })
    expect(preview.rows[0]).toMatchObject({
      line: 1,
      title: { en: 'The wells of the desert', fr: 'Les puits du désert' },
      collections: ['Rabat > 2019'],
    })
    expect(preview.problems).toMatchObject([{ line: 8, key: 'broken', reason: 'unclosed', lost: true }])
    expect(preview.files).toEqual({ beside: 1, elsewhere: 1, missing: 1 })
    expect((await client.publications.list({})).total).toBe(0)
  })

  it('comes in as one command with files, tags and collections, tells what stays out, and can be undone', async () => {
    const { client, path } = await desk()
    const { reading } = await read(client, path)
    const report = await take(client, reading)
    expect(report).toMatchObject({ added: 2, failed: 1, collections: 2, files: { added: 1, failed: 2 } })
    expect(report.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'file-elsewhere'],
      [1, 'file-missing'],
      [8, 'unclosed'],
    ])
    const made = await client.publications.get({ id: report.publicationIds[0] ?? '' })
    expect(made).toMatchObject({
      title: { en: 'The wells of the desert', fr: 'Les puits du désert' },
      type: 'publication-type:policy-brief',
      issued: '2019-05',
      concepts: ['country:NE'],
      keywords: ['sand'],
      state: 'catalogued',
      notes: [{ text: 'to check', shareable: false }],
      publishers: [{ conceptId: 'organisation:mmc' }],
      attachments: [{ fileName: 'wells.pdf', state: 'ready' }],
    })
    const collections = await client.collections.list()
    expect(collections.find(({ id }) => id === made.collections[0])?.name).toBe('2019')

    await client.history.undo({ command: report.command })
    expect((await client.publications.list({})).total).toBe(0)
    expect(await client.collections.list()).toEqual([])
  })

  it('brings nothing twice: what is known stays out, fills what is empty, or comes in beside', async () => {
    const { client, path } = await desk()
    const known = await client.publications.create({
      fields: {
        title: { fr: 'Autre titre' },
        identifiers: ['doi:10.1234/wells'],
        keywords: ['vent'],
        rights: 'CC BY',
      },
    })
    const preview = await read(client, path)
    expect(preview.rows[0]?.duplicate).toMatchObject({ publicationId: known.id, by: 'doi', trashed: false })
    expect(await take(client, preview.reading, { files: 'none' })).toMatchObject({ added: 1, skipped: 1 })
    const filled = await take(client, preview.reading, { files: 'none', duplicates: 'fill' })
    expect(filled).toMatchObject({ added: 0, filled: 1, skipped: 1 })
    const now = await client.publications.get({ id: known.id })
    expect(now.title).toEqual({ fr: 'Autre titre', en: 'The wells of the desert' })
    expect(now).toMatchObject({ issued: '2019-05', rights: 'CC BY', keywords: ['sand', 'vent'] })
    expect(await take(client, preview.reading, { files: 'none', duplicates: 'add' })).toMatchObject({
      added: 2,
    })
  })

  it('goes where its columns are sent', async () => {
    const { client, folder } = await desk()
    const path = join(folder, 'list.csv')
    await writeFile(path, 'Nom,Quand,Bla\nLes puits du Sahel,mai 2019,une remarque\n')
    const { reading, columns } = await read(client, path)
    expect(columns.map(({ field }) => field)).toEqual([null, null, null])
    const mapping = { Nom: 'title:fr', Quand: 'issued', Bla: 'notes.internal' }
    const preview = await client.exchange.preview({ reading, mapping })
    expect(preview.rows[0]).toMatchObject({ title: { fr: 'Les puits du Sahel' }, issued: '2019-05' })
    expect(await take(client, reading, { mapping })).toMatchObject({ added: 1 })
    await client.exchange.forget({ reading })
    await expect(client.exchange.preview({ reading })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps in a note what cannot be understood', async () => {
    const { client, folder } = await desk()
    const path = join(folder, 'odd.bib')
    await writeFile(path, '@misc{odd, title = {Puits}, date = {32 mai 2021}, langid = {martien}}')
    const { reading } = await read(client, path)
    const report = await take(client, reading)
    expect(report.problems.map(({ field, reason, lost }) => [field, reason, lost])).toEqual([
      ['langid', 'bad-language', false],
      ['date', 'bad-date', false],
    ])
    expect(await client.publications.get({ id: report.publicationIds[0] ?? '' })).toMatchObject({
      issued: null,
      notes: [{ text: 'langid: martien\ndate: 32 mai 2021', shareable: false }],
    })
  })

  it('stops when it is told to; what is in by then stays and can be undone', async () => {
    const { client, folder } = await desk()
    const path = join(folder, 'many.ris')
    const records = Array.from({ length: 400 }, (_, at) => `TY  - RPRT\nTI  - Number ${at} of many\nER  - \n`)
    await writeFile(path, records.join(''))
    const { reading } = await read(client, path)
    const steps = await client.exchange.take({ reading })
    let command = ''
    for await (const event of steps) {
      if (event.kind === 'begun') command = event.command
      if (event.kind === 'records') break
    }
    const { total } = await client.publications.list({})
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(400)
    await client.history.undo({ command })
    expect((await client.publications.list({})).total).toBe(0)
  })

  it('of no known kind is refused, and nothing is changed', async () => {
    const { client, folder } = await desk()
    const path = join(folder, 'notes.txt')
    await writeFile(path, 'Dear all,\nplease find attached.\n')
    await expect(read(client, path)).rejects.toMatchObject({ code: 'RECORDS_UNKNOWN' })
  })
})

describe('everything', () => {
  it('comes back in an empty library as it was, under its ids', async () => {
    const { client, path, library, folder } = await desk()
    const { publicationIds } = await take(client, (await read(client, path)).reading)
    const [first = '', second = ''] = publicationIds
    await client.publications.edit({
      ids: [first],
      fields: {
        relations: [{ kind: 'related', targetId: second }],
        temporal: '2018/2020',
        readState: 'read',
      },
    })
    const before = await client.publications.get({ id: first })
    const attachmentId = before.attachments[0]?.id ?? ''
    const mark = await client.annotations.createByQuote({
      attachmentId,
      page: 1,
      quote: 'wells',
      comment: 'deep',
    })
    const skos = 'http://www.w3.org/2004/02/skos/core#'
    const soils = join(folder, 'soils.ttl')
    const turtle = `@prefix skos: <${skos}> .
<https://example.org/s> a skos:ConceptScheme ; skos:prefLabel "Soils"@en ; <https://example.org/owner> "Rabat" .
<https://example.org/s/1> a skos:Concept ; skos:inScheme <https://example.org/s> ; skos:prefLabel "Sand"@en .`
    await writeFile(soils, turtle)
    const read1 = await client.exchange.readVocabulary({ file: { path: soils } })
    await client.exchange.takeVocabulary({ reading: read1.reading })
    const all = join(library.context.layout.folder, '..', 'all.jsonl')
    await last(await client.exchange.write({ format: 'jsonl', path: all, notes: 'all' }))

    const other = await testLibrary()
    const copy = join(folder, 'copy')
    await mkdir(copy, { recursive: true })
    await writeFile(join(copy, 'all.jsonl'), await readFile(all))
    const { sha256 } = before.attachments[0] ?? { sha256: '' }
    await mkdir(join(copy, 'files', sha256.slice(0, 2)), { recursive: true })
    const file = library.context.layout.file(sha256)
    await writeFile(join(copy, 'files', sha256.slice(0, 2), `${sha256}.pdf`), await readFile(file))

    const preview = await read(other.client, join(copy, 'all.jsonl'))
    expect(preview).toMatchObject({
      format: 'jsonl',
      total: 2,
      problems: [],
      counts: { annotations: 1, collections: 2 },
    })
    expect(await take(other.client, preview.reading)).toMatchObject({
      added: 2,
      files: { added: 1 },
      problems: [],
    })
    const after = await other.client.publications.get({ id: first })
    const { collections: _a, notes: _b, attachments, ...fields } = after
    expect(fields).toMatchObject({
      title: before.title,
      creators: before.creators,
      concepts: before.concepts,
      relations: before.relations,
      temporal: '2018/2020',
      readState: 'read',
    })
    const [copied] = attachments
    expect(copied).toMatchObject({ sha256, fileName: 'wells.pdf' })
    const [taken] = await other.client.annotations.list({ attachmentId: copied?.id ?? '' })
    expect(taken).toMatchObject({ id: mark.id, quote: 'wells', comment: 'deep', quads: mark.quads })
    expect(await take(other.client, preview.reading)).toMatchObject({ added: 0, skipped: 2 })
    const back = join(folder, 'back.ttl')
    await other.client.exchange.writeVocabulary({ schemes: ['soils'], format: 'turtle', path: back })
    expect(await readFile(back, 'utf8')).toMatch(/owner> "Rabat"/)
  })
})
