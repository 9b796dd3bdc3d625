import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingPlace } from '../contract/reading.ts'
import { apartOf } from '../features/matches/index.ts'
import { importOne } from '../testing/import.ts'
import { testFolder, testLibrary } from '../testing/library.ts'
import { writePdf } from '../testing/pdf.ts'
import { openLibrary } from './library.ts'
import { rebuildLibrary } from './rebuild.ts'

const PLACE: ReadingPlace = {
  page: 1,
  offset: 0.25,
  zoom: 'page-fit',
  layout: 'single',
  rotation: 0,
  night: false,
  panels: ['outline'],
}

describe('rebuildLibrary', () => {
  it('brings back publications, files, marks, tags, collections and the trash from the records', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const { client } = library
    const pages = [['Made-up wells', 'MAY 2019', 'Smugglers on the roads of the Sahel.']]
    const ids = await importOne(library, await writePdf(join(await testFolder(), 'wells.pdf'), { pages }))
    const { command: _, ...outer } = await client.collections.create({ name: 'Réunions' })
    const { command: __, ...collection } = await client.collections.create({
      name: 'SOM 2026',
      parentId: outer.id,
    })
    const other = await client.publications.create({ fields: { title: { fr: 'Autre' } } })
    await client.publications.edit({
      ids: [ids.publicationId],
      fields: { relations: [{ kind: 'related', targetId: other.id }], collections: [collection.id] },
    })
    await client.publications.tag({ ids: [ids.publicationId], add: ['Niger', 'sable'] })
    await client.annotations.createByQuote({ ...ids, page: 1, quote: 'Smugglers', comment: 'à voir' })
    await client.matches.keepApart({ first: ids.publicationId, second: other.id })
    await client.publications.trash({ ids: [other.id] })
    await client.reading.keep({ attachmentId: ids.attachmentId, place: PLACE })
    await client.collections.update({ id: outer.id, name: 'Réunions politiques' })
    expect((await client.library.check()).ok).toBe(true)
    const before = {
      publication: await client.publications.get({ id: ids.publicationId }),
      other: await client.publications.get({ id: other.id }),
      marks: await client.annotations.list({ attachmentId: ids.attachmentId }),
      apart: await apartOf(library.context.db, other.id),
    }
    expect(before.apart).toHaveLength(1)
    await library.close()

    await writeFile(join(folder, 'library.sqlite'), Buffer.alloc(8192, 3))
    await writeFile(join(folder, 'records', 'broken.json'), '{')
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' })
    const rebuilt = await rebuildLibrary(folder, { workers: 1 })
    expect(rebuilt).toEqual({
      publications: 2,
      attachments: 1,
      annotations: 1,
      briefs: 0,
      unreadable: [join(folder, 'records', 'broken.json')],
    })

    const again = await testLibrary(folder)
    expect(await again.client.publications.get({ id: ids.publicationId })).toEqual(before.publication)
    expect(await again.client.publications.get({ id: other.id })).toEqual(before.other)
    expect(await again.client.annotations.list({ attachmentId: ids.attachmentId })).toEqual(before.marks)
    expect(await apartOf(again.context.db, other.id)).toEqual(before.apart)
    expect(await again.client.reading.place({ attachmentId: ids.attachmentId })).toEqual(PLACE)
    expect(await again.client.collections.list()).toEqual([
      { ...outer, name: 'Réunions politiques' },
      { ...collection, count: 1 },
    ])
    const found = await again.client.search.query({ query: 'smugglers' })
    expect(found.hits.map((hit) => hit.page)).toContain(1)
    const { problems } = await again.client.library.check()
    expect(problems.map((problem) => problem.code)).toEqual(['sidecar-orphan'])
    expect((await readdir(folder)).some((name) => name.startsWith('library.sqlite.before-'))).toBe(true)
  })

  it('keeps files of the trash there', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const pages = [['Made-up wells', 'Roads of the Sahel.']]
    const { publicationId: id, attachmentId } = await importOne(
      library,
      await writePdf(join(await testFolder(), 'a.pdf'), { pages }),
    )
    await library.client.publications.trashFile({ attachmentId })
    const before = await library.client.publications.get({ id })
    expect(before.trashedFiles).toHaveLength(1)
    await library.close()
    expect((await rebuildLibrary(folder, { workers: 1 })).unreadable).toEqual([])
    const again = await testLibrary(folder)
    expect(await again.client.publications.get({ id })).toEqual(before)
    expect((await again.client.search.query({ query: 'roads' })).hits).toEqual([])
    expect((await again.client.library.check()).problems).toEqual([])
  })

  it('keeps the entry of a file that is away', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const pages = [['Made-up wells', 'Roads of the Sahel.']]
    const ids = await importOne(library, await writePdf(join(await testFolder(), 'a.pdf'), { pages }))
    const before = await library.client.publications.get({ id: ids.publicationId })
    await library.close()
    const path = library.context.layout.file(before.attachments[0]?.sha256 ?? '')
    await rename(path, `${path}.away`)
    expect((await rebuildLibrary(folder, { workers: 1 })).unreadable).toEqual([path])
    await rename(`${path}.away`, path)
    expect((await rebuildLibrary(folder, { workers: 1 })).unreadable).toEqual([])
    const again = await testLibrary(folder)
    expect(await again.client.publications.get({ id: ids.publicationId })).toEqual(before)
    expect(await again.client.library.check()).toEqual({ ok: true, problems: [] })
  })

  it('touches nothing where there are no records', async () => {
    const folder = await testFolder()
    await expect(rebuildLibrary(folder)).rejects.toMatchObject({ code: 'LIBRARY_MISSING' })
    expect(await readdir(folder)).toEqual([])
  })
})
