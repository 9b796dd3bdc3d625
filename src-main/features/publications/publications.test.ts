import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

const unknown = '01900000-0000-7000-8000-000000000000'

describe('publications', () => {
  it('keep every field that is set, and where it came from', async () => {
    const { client } = await testLibrary()
    const made = await client.publications.create({
      fields: {
        title: { fr: 'Migration mixte', en: 'Mixed migration' },
        type: 'publication-type:brochure',
        issued: '2019-05',
        creators: [{ kind: 'organisation', name: 'MMC', conceptId: 'organisation:mmc' }],
        series: { conceptId: 'series:s-qmmu', name: 'QMMU', number: 'Q3 2019' },
        keywords: ['or', 'Agadez'],
        concepts: ['theme:smuggling', 'country:NE'],
      },
    })
    const read = await client.publications.get({ id: made.id })
    expect(read).toMatchObject({
      title: { fr: 'Migration mixte', en: 'Mixed migration' },
      issued: '2019-05',
      series: { number: 'Q3 2019' },
      keywords: ['Agadez', 'or'],
      concepts: ['country:NE', 'theme:smuggling'],
      state: 'inbox',
    })
    expect(read.origins['title']?.by).toBe('person')
  })

  it('edit several at once, and undo brings all of it back', async () => {
    const { client } = await testLibrary()
    const ids: string[] = []
    for (const name of ['A', 'B', 'C'])
      ids.push((await client.publications.create({ fields: { title: { en: name } } })).id)
    const preview = await client.publications.previewEdit({ ids, fields: { issued: '2020' } })
    expect(preview).toHaveLength(3)
    const { command } = await client.publications.edit({ ids, fields: { issued: '2020', readState: 'read' } })
    expect((await client.publications.list({ filter: { year: '2020' } })).total).toBe(3)
    const undone = await client.history.undo({ command })
    expect(undone.kept).toEqual([])
    expect((await client.publications.list({ filter: { year: '2020' } })).total).toBe(0)
    expect((await client.publications.get({ id: ids[0] ?? '' })).readState).toBe('unread')
  })

  it('have the language of all their files set with their fields, as one edit', async () => {
    const library = await testLibrary()
    const { client } = library
    const folder = await testFolder()
    const files = []
    for (const name of ['a', 'b'])
      files.push(await importOne(library, await writePdf(join(folder, `${name}.pdf`), { pages: [[name]] })))
    const ids = files.map(({ publicationId }) => publicationId)
    const languages = async () => (await client.publications.rows({ ids })).map(({ held }) => held)
    const { command } = await client.publications.edit({
      ids,
      fields: { readState: 'read' },
      fileLanguage: 'fr',
    })
    expect(await languages()).toEqual([['fr'], ['fr']])
    await client.history.undo({ command })
    expect(await languages()).toEqual([[], []])
    expect((await client.publications.get({ id: ids[0] ?? '' })).readState).toBe('unread')
  })

  it('undo leaves a field alone that somebody changed since', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { en: 'A' } } })
    const first = await client.publications.edit({ ids: [id], fields: { issued: '2020', rights: 'CC BY' } })
    await client.publications.edit({ ids: [id], fields: { issued: '2021' } })
    const undone = await client.history.undo({ command: first.command })
    expect(undone.kept).toContain(`${id} issued`)
    expect(await client.publications.get({ id })).toMatchObject({ issued: '2021', rights: null })
  })

  it('an edit that fails for one publication changes none', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { en: 'A' } } })
    const edit = client.publications.edit({ ids: [id, unknown], fields: { issued: '2020' } })
    await expect(edit).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.publications.get({ id })).issued).toBeNull()
  })

  it('refuse references to nothing and dates that are none', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { en: 'A' } } })
    await expect(
      client.publications.edit({ ids: [id], fields: { concepts: ['theme:nothing'] } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      client.publications.edit({ ids: [id], fields: { issued: 'May 2019' } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(
      client.publications.edit({ ids: [id], fields: { relations: [{ kind: 'edition', targetId: id }] } }),
    ).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })

  it('go to the trash and come back whole', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { en: 'A' }, keywords: ['k'] } })
    await client.publications.trash({ ids: [id] })
    expect((await client.publications.list({})).total).toBe(0)
    expect((await client.publications.list({ filter: { trashed: true } })).total).toBe(1)
    await client.publications.restore({ ids: [id] })
    expect(await client.publications.get({ id })).toMatchObject({ trashedAt: null, keywords: ['k'] })
  })

  it('are tagged by any label in any language; an ambiguous one is refused with its candidates', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { en: 'A' } } })
    await client.publications.tag({ ids: [id], add: ['Danish Refugee Council', 'or alluvionnaire'] })
    expect(await client.publications.get({ id })).toMatchObject({
      concepts: ['organisation:drc'],
      keywords: ['or alluvionnaire'],
    })
    const ambiguous = client.publications.tag({ ids: [id], add: ['DRC'] })
    await expect(ambiguous).rejects.toMatchObject({
      code: 'CONCEPT_AMBIGUOUS',
      data: { candidates: expect.arrayContaining(['country:CD', 'organisation:drc']) as unknown },
    })
    const strict = client.publications.tag({ ids: [id], add: ['zzz'], allowKeywords: false })
    await expect(strict).rejects.toMatchObject({ code: 'CONCEPT_UNKNOWN' })
    await client.publications.tag({
      ids: [id],
      remove: ['Conseil danois pour les réfugiés', 'OR ALLUVIONNAIRE'],
    })
    expect(await client.publications.get({ id })).toMatchObject({ concepts: [], keywords: [] })
  })

  it('are written beside the database as JSON', async () => {
    const library = await testLibrary()
    const { id } = await library.client.publications.create({ fields: { title: { fr: 'Été' } } })
    expect(await library.client.library.check()).toEqual({ ok: true, problems: [] })
    const text = await readFile(library.context.layout.record(id), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ cartable: 1, publication: { id, title: { fr: 'Été' } } })
  })
})

describe('collections', () => {
  it('nest, hold publications, and refuse to contain themselves', async () => {
    const { client } = await testLibrary()
    const outer = await client.collections.create({ name: 'SOM 2026' })
    const { command: _, ...inner } = await client.collections.create({
      name: 'Annexes',
      parentId: outer.id,
    })
    await client.publications.create({ fields: { title: { en: 'A' }, collections: [inner.id] } })
    expect(await client.collections.list()).toContainEqual({ ...inner, count: 1 })
    await expect(client.collections.update({ id: outer.id, parentId: inner.id })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    })
    expect((await client.publications.list({ filter: { collection: 'Annexes' } })).total).toBe(1)
  })

  it('take publications beside those that they are in, as one edit that can be undone', async () => {
    const { client } = await testLibrary()
    const [first, second] = [
      await client.collections.create({ name: 'First' }),
      await client.collections.create({ name: 'Second' }),
    ]
    const a = await client.publications.create({ fields: { title: { en: 'A' }, collections: [first.id] } })
    const b = await client.publications.create({ fields: { title: { en: 'B' } } })
    const counts = async (): Promise<Record<string, number>> =>
      Object.fromEntries((await client.collections.list()).map(({ name, count }) => [name, count]))
    const ids = [a.id, b.id]
    const { command } = await client.publications.collect({ ids, add: [second.id] })
    expect(await counts()).toEqual({ First: 1, Second: 2 })
    await client.publications.collect({ ids: [a.id], remove: [first.id] })
    expect(await counts()).toEqual({ First: 0, Second: 2 })
    await client.history.undo({ command })
    expect(await counts()).toEqual({ First: 0, Second: 1 })
    await expect(client.publications.collect({ ids, add: [a.id] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('when removed give their children to their parent, and undo brings them back', async () => {
    const { client } = await testLibrary()
    const outer = await client.collections.create({ name: 'A' })
    const { command: _, ...inner } = await client.collections.create({ name: 'B', parentId: outer.id })
    const { command } = await client.collections.remove({ id: outer.id })
    expect(await client.collections.list()).toEqual([{ ...inner, parentId: null }])
    await client.history.undo({ command })
    expect(await client.collections.list()).toHaveLength(2)
  })
})
