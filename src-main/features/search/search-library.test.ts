import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

let library: Library
let wells: { publicationId: string; attachmentId: string }
let puits: { publicationId: string; attachmentId: string }

beforeEach(async () => {
  library = await testLibrary()
  const folder = await testFolder()
  wells = await importOne(
    library,
    await writePdf(join(folder, 'wells_EN.pdf'), {
      pages: [
        [
          'Wells of the made-up desert',
          'MAY 2019',
          'People on the move and the wells they need on the roads.',
        ],
        ['Agadez', 'Smugglers in Agadez know the wells. The well-being of migrants is another matter.'],
      ],
    }),
  )
  puits = await importOne(
    library,
    await writePdf(join(folder, 'puits_FR.pdf'), {
      pages: [
        ['Puits du désert inventé', 'mars 2022', 'Les migrant·e·s et les œuvres des réfugié·e·s à Agadez.'],
      ],
    }),
  )
})

const pagesFor = async (query: string): Promise<string[]> => {
  const { hits } = await library.client.search.query({ query, expand: false })
  return hits
    .filter((hit) => hit.page !== null)
    .map((hit) => `${hit.attachmentId === wells.attachmentId ? 'wells' : 'puits'} ${hit.page}`)
    .sort()
}

describe('search', () => {
  it.each([
    ['wells', ['wells 1', 'wells 2']],
    ['"the wells"', ['wells 1', 'wells 2']],
    ['"wells agadez"', []],
    ['smug*', ['wells 2']],
    ['wells -agadez', ['wells 1']],
    ['AGADEZ', ['puits 1', 'wells 2']],
    ['agadez year:2020..', ['puits 1']],
    ['agadez year:..2019', ['wells 2']],
    ['agadez lang:en', ['wells 2']],
    ['oeuvres', ['puits 1']],
    ['migrants refugies', ['puits 1']],
  ])('%s', async (query, pages) => expect(await pagesFor(query)).toEqual(pages))

  it('groups pages by publication and counts all of them', async () => {
    const { hits, total, publications } = await library.client.search.query({
      query: 'wells',
      perPublication: 1,
    })
    expect(publications).toBe(1)
    expect(total).toBe(3)
    expect(hits.map((hit) => hit.page)).toEqual([null, expect.any(Number)])
    expect(new Set(hits.map((hit) => hit.publicationId))).toEqual(new Set([wells.publicationId]))
  })

  it('filters by tag, in any language, and by tag alone lists publications', async () => {
    await library.client.publications.tag({ ids: [puits.publicationId], add: ['Niger', 'théâtre'] })
    expect(await pagesFor('agadez tag:Niger')).toEqual(['puits 1'])
    const { hits } = await library.client.search.query({ query: 'tag:"theatre"' })
    expect(hits.map((hit) => hit.publicationId)).toEqual([puits.publicationId])
    await expect(library.client.search.query({ query: 'tag:DRC' })).rejects.toMatchObject({
      code: 'CONCEPT_AMBIGUOUS',
    })
  })

  it('finds what a person wrote in notes and marks, and not what is in the trash', async () => {
    const { attachmentId } = wells
    await library.client.annotations.createByQuote({
      attachmentId,
      page: 2,
      quote: 'well-being',
      comment: 'Vérifier zèbre',
    })
    const find = async (query: string) => (await library.client.search.query({ query })).total
    expect(await find('zebre')).toBe(1)
    const { command } = await library.client.publications.trash({ ids: [wells.publicationId] })
    expect(await find('zebre')).toBe(0)
    expect(await find('wells')).toBe(0)
    await library.client.history.undo({ command })
    expect(await find('wells')).toBe(3)
  })

  it('follows an edit at once', async () => {
    const { publicationId } = wells
    await library.client.publications.edit({ ids: [publicationId], fields: { title: { fr: 'Girafes' } } })
    const { hits } = await library.client.search.query({ query: 'girafe', language: 'fr' })
    expect(hits[0]).toMatchObject({ publicationId, title: 'Girafes', page: null })
    const old = await library.client.search.query({ query: '"made-up desert"' })
    expect(old.hits.every((hit) => hit.page !== null)).toBe(true)
  })

  it('finds the beginning of the last word until a space ends it; short words mean what they say', async () => {
    const total = async (query: string) =>
      (await library.client.search.query({ query, expand: false })).hits.filter((hit) => hit.page !== null)
        .length
    expect(await total('smugg')).toBe(1)
    expect(await total('smugg ')).toBe(0)
    expect(await total('"smugg"')).toBe(0)
    expect(await total('sm')).toBe(0)
    expect(await total('wells smugg')).toBe(1)
    expect(await total('smugg wells')).toBe(0)
    const { hits } = await library.client.search.query({ query: 'smugg', expand: false })
    const hit = hits.find((each) => each.page === 2)
    expect(hit?.highlights.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['Smugglers'])
  })

  it('says of each publication how much of it matches, in what language and which part of the record', async () => {
    const found = await library.client.search.query({ query: 'wells ', perPublication: 1 })
    expect(found.counts).toEqual({ [wells.publicationId]: 3 })
    const [record, page] = found.hits
    expect(record).toMatchObject({ page: null, part: 'title', language: null })
    const { attachments } = await library.client.publications.get({ id: wells.publicationId })
    expect(page).toMatchObject({ part: null, language: attachments[0]?.language })
    expect(page?.page).not.toBeNull()
  })

  it('takes conditions beside the query, facets among them', async () => {
    const find = async (filter: object) =>
      (await library.client.search.query({ query: 'agadez', filter, expand: false })).publications
    expect(await find({})).toBe(2)
    expect(await find({ facets: { year: ['2022'] } })).toBe(1)
    expect(await find({ facets: { year: ['2001'] } })).toBe(0)
    expect(await find({ state: 'catalogued' })).toBe(0)
    expect(await find({ lang: 'fr' })).toBe(1)
  })

  it('finds titles by the beginnings of their words, accents or not, best first, without the trash', async () => {
    const titles = async (query: string) =>
      (await library.client.search.titles({ query, language: 'fr' })).map((hit) => hit.title)
    expect(await titles('desert')).toHaveLength(2)
    expect(await titles('pui dés')).toEqual(['Puits du désert inventé'])
    expect(await titles('uits')).toEqual([])
    expect(await titles('?!')).toEqual([])
    expect((await library.client.search.titles({ query: 'wells' }))[0]).toMatchObject({
      id: wells.publicationId,
      issued: '2019-05',
    })
    await library.client.publications.trash({ ids: [wells.publicationId] })
    expect(await titles('desert')).toEqual(['Puits du désert inventé'])
  })
})
