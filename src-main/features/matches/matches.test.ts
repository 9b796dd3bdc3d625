import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { apartOf } from './store.ts'

let library: Library
let folder: string

beforeEach(async () => {
  library = await testLibrary()
  folder = await testFolder()
})

const ENGLISH = [
  [
    'Wells of the made-up desert',
    'MAY 2019',
    'People from Agadez and Niamey told 2,276 stories of the wells that they need.',
  ],
  ['The roads', 'Smugglers know the roads and the wells of the desert.'],
]
const FRENCH = [
  [
    'Puits du désert inventé',
    'mai 2019',
    'Des personnes d’Agadez et de Niamey racontent 2 276 histoires des puits dont elles ont besoin.',
  ],
  ['Les routes', 'Les passeurs connaissent les routes et les puits du désert.'],
]

const imported = async (name: string, pages: string[][], keywords = '') =>
  importOne(library, await writePdf(join(folder, name), { pages, keywords }))

/** An English and a French version of one work, entered as two publications. */
async function twoVersions() {
  const en = await imported('wells-of-the-desert_EN.pdf', ENGLISH)
  const fr = await imported('wells-of-the-desert_FR-WEB.pdf', FRENCH)
  return { en, fr }
}

describe('matches', () => {
  it('are versions in two languages, told by the name of the file', async () => {
    const { en, fr } = await twoVersions()
    await imported('other-wells_EN.pdf', [
      ['Another study of water', 'MAY 2019', 'Nothing in common with it.'],
    ])
    const found = await library.client.matches.list({})
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ kind: 'translation', first: en.publicationId, second: fr.publicationId })
    expect(found[0]?.reasons[0]).toEqual({
      code: 'same-file-stem',
      values: { stem: 'wells of the desert' },
    })
    expect(await library.client.matches.list({ ids: [fr.publicationId] })).toEqual(found)
    const { id } = await library.client.publications.create({ fields: { title: { en: 'A' } } })
    expect(await library.client.matches.list({ ids: [id] })).toEqual([])
  })

  it('are the same twice, told by title and text', async () => {
    const first = await imported('download.pdf', ENGLISH)
    const second = await imported('wells.pdf', ENGLISH, 'saved again')
    const [match] = await library.client.matches.list({})
    expect(match).toMatchObject({
      kind: 'duplicate',
      first: first.publicationId,
      second: second.publicationId,
    })
    expect(match?.reasons.map((reason) => reason.code)).toEqual(
      expect.arrayContaining(['same-title', 'same-text']) as unknown,
    )
  })

  it('are not two issues of a series, though title and first page are alike', async () => {
    const issue = (quarter: string): string[][] => [
      [
        `Mixed Migration Update Q${quarter} 2019`,
        'MMC West Africa',
        'This quarterly update covers the movements in the region in detail.',
      ],
    ]
    await imported('QMMU_Q3_2019_WA.pdf', issue('3'))
    await imported('QMMU_Q4_2019_WA.pdf', issue('4'))
    expect(await library.client.matches.list({})).toEqual([])
  })

  it('can be kept apart, and undoing offers them again', async () => {
    const { en, fr } = await twoVersions()
    const pair = { first: fr.publicationId, second: en.publicationId }
    const { command } = await library.client.matches.keepApart(pair)
    expect(await library.client.matches.list({})).toEqual([])
    await library.client.history.undo({ command })
    expect(await library.client.matches.list({})).toHaveLength(1)
    await expect(
      library.client.matches.keepApart({ first: en.publicationId, second: en.publicationId }),
    ).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })
})

describe('merging', () => {
  /** Everything that a person can see of the library. */
  const state = async (ids: readonly string[]) => {
    const { client } = library
    const details = await Promise.all(ids.map((id) => client.publications.get({ id })))
    const files = details.flatMap((detail) => detail.attachments)
    const marks = await Promise.all(files.map(({ id }) => client.annotations.list({ attachmentId: id })))
    const found = await Promise.all(
      ['wells', 'puits', 'zebre', 'remarque'].map(async (query) => {
        const { hits, total } = await client.search.query({ query, expand: false })
        return { total, ids: [...new Set(hits.map((hit) => hit.publicationId))].sort() }
      }),
    )
    return { details: details.map(({ modifiedAt: _, ...rest }) => rest), marks, found }
  }

  async function prepared() {
    const { client } = library
    const { en, fr } = await twoVersions()
    const collection = await client.collections.create({ name: 'SOM' })
    await client.annotations.createByQuote({
      attachmentId: fr.attachmentId,
      page: 1,
      quote: 'Niamey',
      comment: 'zèbre',
    })
    await client.publications.tag({ ids: [fr.publicationId], add: ['Niger', 'sable'] })
    await client.publications.edit({
      ids: [fr.publicationId],
      fields: {
        collections: [collection.id],
        identifiers: ['doi:10.1234/5678'],
        notes: [{ id: '01900000-0000-7000-8000-00000000000a', text: 'Une remarque', shareable: true }],
      },
    })
    return { en, fr, collection }
  }

  it('makes one publication with both files, marks, notes, tags, and undoing brings all back', async () => {
    const { client } = library
    const { en, fr, collection } = await prepared()
    const ids = [en.publicationId, fr.publicationId]
    const before = await state(ids)
    const { command } = await client.matches.merge({ into: en.publicationId, from: [fr.publicationId] })

    const merged = await client.publications.get({ id: en.publicationId })
    expect(merged.attachments.map((file) => file.id)).toEqual([en.attachmentId, fr.attachmentId])
    expect(merged.sources).toHaveLength(2)
    expect(Object.keys(merged.title).sort()).toEqual(['en', 'fr'])
    expect(merged).toMatchObject({
      concepts: ['country:NE'],
      keywords: ['sable'],
      identifiers: ['doi:10.1234/5678'],
      collections: [collection.id],
      notes: [{ text: 'Une remarque' }],
    })
    expect((await client.publications.get({ id: fr.publicationId })).trashedAt).not.toBeNull()
    const [row] = (await client.publications.rows({ ids: [en.publicationId] })).slice(0, 1)
    expect(row).toMatchObject({ held: ['en', 'fr'], marks: 1 })
    for (const query of ['puits', 'zebre', 'remarque']) {
      const { hits } = await client.search.query({ query, expand: false })
      expect(new Set(hits.map((hit) => hit.publicationId))).toEqual(new Set([en.publicationId]))
    }
    const { facets } = await client.catalogue.facets({ facets: ['language'] })
    expect(facets[0]?.values).toEqual([
      { value: 'en', count: 1 },
      { value: 'fr', count: 1 },
    ])
    expect((await client.library.check()).problems).toEqual([])

    const undone = await client.history.undo({ command })
    expect(undone.kept).toEqual([])
    expect(await state(ids)).toEqual(before)
    expect((await client.library.check()).problems).toEqual([])
    const again = await client.history.undo({ command: undone.command })
    expect(again.kept).toEqual([])
    expect((await client.publications.get({ id: en.publicationId })).attachments).toHaveLength(2)
  })

  it('takes the fields given, moves sources without a file, and refuses a publication with itself', async () => {
    const { client } = library
    await client.starter.add()
    const { rows } = await client.publications.list({ filter: { state: 'starter' }, limit: 1 })
    const record = rows[0]?.id ?? ''
    const en = await imported('wells_EN.pdf', ENGLISH)
    await expect(client.matches.merge({ into: record, from: [record] })).rejects.toMatchObject({
      code: 'INVALID_VALUE',
    })
    const ids = [record, en.publicationId]
    const before = await state(ids)
    const fields = { title: { en: 'As given' } }
    const { command } = await client.matches.merge({ into: en.publicationId, from: [record], fields })
    const merged = await client.publications.get({ id: en.publicationId })
    expect(merged.title).toEqual(fields.title)
    expect(merged.sources.map((source) => source.kind).sort()).toEqual(['file', 'seed'])
    await client.history.undo({ command })
    expect(await state(ids)).toEqual(before)
  })

  it('brings what pointed at the other publication along, and undoing turns it back', async () => {
    const { client } = library
    const { en, fr } = await twoVersions()
    const [into, from] = [en.publicationId, fr.publicationId]
    const third = await client.publications.create({
      fields: { title: { en: 'Third' }, relations: [{ kind: 'related', targetId: from }] },
    })
    await client.matches.keepApart({ first: from, second: third.id })
    const relations = async () => (await client.publications.get({ id: third.id })).relations
    const apart = async () =>
      (await apartOf(library.context.db, into)).map(({ firstId, secondId }) => [firstId, secondId])

    const { command } = await client.matches.merge({ into, from: [from] })
    expect(await relations()).toEqual([{ kind: 'related', targetId: into }])
    expect(await apart()).toEqual([[into, third.id].sort()])
    expect((await client.library.check()).problems).toEqual([])

    expect((await client.history.undo({ command })).kept).toEqual([])
    expect(await relations()).toEqual([{ kind: 'related', targetId: from }])
    expect(await apart()).toEqual([])
  })
})
