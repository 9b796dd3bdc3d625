import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BriefItem } from '../../contract/briefs.ts'
import { testFolder } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { type MarkedLibrary, markedLibrary, WELLS_PAGES } from './library.fixture.ts'

async function withExcerpt({ client, smugglers }: MarkedLibrary) {
  const { id: briefId } = await client.briefs.create({
    title: 'Note',
    language: 'en',
    template: 'excerpts-by-domain',
  })
  const item = { kind: 'excerpt', annotationId: smugglers.id } as const
  const { ids } = await client.briefs.addItems({ briefId, items: [item] })
  const [itemId = ''] = ids
  const now = async (): Promise<BriefItem> => {
    const found = (await client.briefs.get({ id: briefId })).items.find(({ id }) => id === itemId)
    if (!found) throw new Error('The excerpt is gone')
    return found
  }
  return { briefId, itemId, now }
}

describe('an excerpt and its mark', () => {
  it('tells what the mark says differently, and takes it over on request, to be undone', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const { briefId, itemId, now } = await withExcerpt(marked)
    await client.annotations.update({ id: smugglers.id, comment: 'à vérifier', colour: '#96ddff' })
    const differences = { comment: 'à vérifier', colour: '#96ddff' }
    expect(await now()).toMatchObject({
      liveness: 'changed',
      differences,
      content: { comment: 'à citer' },
    })
    const { command } = await client.briefs.takeOver({ briefId, ids: [itemId] })
    expect(await now()).toMatchObject({ liveness: 'same', differences: {}, content: differences })
    await client.history.undo({ command })
    expect(await now()).toMatchObject({ liveness: 'changed', differences })
    expect((await client.briefs.takeOver({ briefId })).changed).toBeGreaterThan(0)
    expect((await client.briefs.takeOver({ briefId })).changed).toBe(0)
  })

  it('keeps what a person wrote in the brief while the mark says nothing new of it', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const { briefId, itemId, now } = await withExcerpt(marked)
    const own = { comment: 'For the minister', commentShareable: false, shown: 'Smugglers […] the Sahel' }
    await client.briefs.updateItem({ id: itemId, fields: own })
    expect((await now()).liveness).toBe('same')
    await client.annotations.update({ id: smugglers.id, colour: '#96ddff' })
    await client.briefs.takeOver({ briefId })
    expect(await now()).toMatchObject({ liveness: 'same', content: { ...own, colour: '#96ddff' } })
  })

  it('outlives its mark', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const { briefId, now } = await withExcerpt(marked)
    await client.annotations.remove({ id: smugglers.id })
    const gone = { liveness: 'gone', content: { quote: 'Smugglers on the roads of the Sahel' } }
    expect(await now()).toMatchObject(gone)
    await client.briefs.takeOver({ briefId })
    expect(await now()).toMatchObject(gone)
  })

  it('follows a mark to a new edition when it is taken over', async () => {
    const marked = await markedLibrary()
    const { client, wells } = marked
    const { briefId, now } = await withExcerpt(marked)
    const before = (await now()).content
    const pages = [['Foreword', 'A page that was not there.'], ...WELLS_PAGES]
    const path = await writePdf(join(await testFolder(), 'second.pdf'), { pages })
    for await (const _ of await client.editions.replace({ attachmentId: wells.attachmentId, path }));
    const [, second] = (await client.publications.get({ id: wells.publicationId })).attachments
    const carried = await now()
    expect(carried).toMatchObject({ liveness: 'changed', differences: { page: '2', file: 'second.pdf' } })
    expect(carried.content).toEqual(before)
    await client.briefs.takeOver({ briefId })
    expect(await now()).toMatchObject({
      liveness: 'same',
      content: {
        quote: 'Smugglers on the roads of the Sahel',
        provenance: { attachmentId: second?.id, pageIndex: 1 },
      },
    })
  })
})
