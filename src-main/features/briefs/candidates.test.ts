import { describe, expect, it } from 'vitest'
import type { MarkQuery } from '../../contract/briefs.ts'
import { markedLibrary } from './library.fixture.ts'

describe('briefs.candidates', () => {
  it('finds marks by concept and narrower ones, words, collection, colour, publication and time', async () => {
    const { client, wells, roads, smugglers, returns, passeurs } = await markedLibrary()
    const names = new Map([
      [smugglers.id, 'smugglers'],
      [returns.id, 'returns'],
      [passeurs.id, 'passeurs'],
    ])
    const ask = async (query: Partial<MarkQuery>): Promise<(string | undefined)[]> =>
      (await client.briefs.candidates(query)).marks.map((mark) => names.get(mark.annotationId))
    // By title (« Les routes… », « Made-up wells »), then down the pages.
    expect(await ask({})).toEqual(['passeurs', 'smugglers', 'returns'])
    expect(await ask({ concepts: ['rabat-domain:cadiz-area-5'] })).toEqual(['returns'])
    await client.annotations.update({ id: smugglers.id, concepts: ['theme:readmission'] })
    expect(await ask({ concepts: ['theme:return'] })).toEqual(['smugglers'])
    expect(await ask({ concepts: ['region:mmc-west-africa'] })).toHaveLength(3)
    expect(await ask({ concepts: ['rabat-domain:cadiz-area-4', 'rabat-domain:cadiz-area-5'] })).toEqual([
      'passeurs',
      'returns',
    ])
    // Countries of the publication and domains of the mark: one of each.
    expect(await ask({ concepts: ['country:NE'] })).toEqual(['smugglers', 'returns'])
    expect(await ask({ concepts: ['country:NE', 'rabat-domain:cadiz-area-5'] })).toEqual(['returns'])
    expect(await ask({ text: 'PASSEUR saison' })).toEqual([])
    expect(await ask({ text: 'ROUTE passeurs' })).toEqual(['passeurs'])
    expect(await ask({ text: 'a citer' })).toEqual(['smugglers'])
    expect(await ask({ publicationIds: [roads.publicationId] })).toEqual(['passeurs'])

    const { id: outer } = await client.collections.create({ name: 'SOM' })
    const { id: inner } = await client.collections.create({ name: '2026', parentId: outer })
    await client.publications.collect({ ids: [wells.publicationId], add: [inner] })
    expect(await ask({ collectionId: outer })).toEqual(['smugglers', 'returns'])

    await client.annotations.update({ id: returns.id, colour: '#1b6f9e' })
    expect(await ask({ colours: [2] })).toEqual(['returns'])
    expect(await ask({ colours: [1] })).toEqual(['passeurs', 'smugglers'])
    const changed = (await client.annotations.list({ attachmentId: wells.attachmentId }))[1]?.modifiedAt
    expect(await ask({ since: changed })).toEqual(['returns'])
    expect(await client.briefs.candidates({ limit: 1 })).toMatchObject({ total: 3, marks: [{}] })
  })

  it('names narrower concepts, the page, and briefs that have a mark already; leaves out what is no passage', async () => {
    const { client, wells, smugglers, returns } = await markedLibrary()
    const { id } = await client.briefs.create({ title: 'Note', language: 'en' })
    await client.briefs.addItems({ briefId: id, items: [{ kind: 'excerpt', annotationId: smugglers.id }] })
    const { rect, quads } = smugglers
    await client.annotations.create({
      ...{ rect, quads, ink: [], quote: null, prefix: null, suffix: null, pageIndex: 0 },
      ...{ attachmentId: wells.attachmentId, kind: 'note', comment: 'an answer', inReplyTo: smugglers.id },
    })
    await client.annotations.remove({ id: returns.id })
    const query = { publicationIds: [wells.publicationId] }
    expect((await client.briefs.candidates(query)).marks).toMatchObject([
      {
        ...{ annotationId: smugglers.id, publicationId: wells.publicationId, language: 'en', pageIndex: 0 },
        ...{ title: 'Made-up wells', comment: 'à citer', briefs: [id] },
      },
    ])
    await client.briefs.remove({ id })
    expect((await client.briefs.candidates(query)).marks[0]?.briefs).toEqual([])
    await client.publications.trash({ ids: [wells.publicationId] })
    expect(await client.briefs.candidates(query)).toEqual({ total: 0, marks: [] })
  })
})
