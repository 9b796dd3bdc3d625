import { describe, expect, it } from 'vitest'
import { testLibrary } from '../../testing/library.ts'

const QUESTION = {
  name: 'Sahel',
  query: 'passeurs "Niger"',
  filter: { facets: { type: ['publication-type:brochure'] }, state: 'catalogued' },
  sort: { by: 'title', descending: false },
} as const

describe('stored questions', () => {
  it('keep words, conditions and order; making, renaming and removing one can be undone', async () => {
    const { client, context } = await testLibrary()
    const seen: string[] = []
    context.events.on('saved-searches.changed', ({ ids }) => seen.push(...ids))
    const filter = { ...QUESTION.filter, facets: { type: [...QUESTION.filter.facets.type] } }
    const { command: made, ...search } = await client.savedSearches.create({ ...QUESTION, filter })
    expect(await client.savedSearches.list()).toEqual([search])
    expect(search).toMatchObject(QUESTION)

    const renamed = await client.savedSearches.update({ id: search.id, name: 'Sahel central' })
    expect(renamed.changed).toBe(1)
    expect((await client.savedSearches.list())[0]).toMatchObject({ ...QUESTION, name: 'Sahel central' })
    await client.history.undo({ command: renamed.command })
    expect(await client.savedSearches.list()).toEqual([search])

    const { command } = await client.savedSearches.remove({ id: search.id })
    expect(await client.savedSearches.list()).toEqual([])
    await expect(client.savedSearches.remove({ id: search.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.history.undo({ command })
    expect(await client.savedSearches.list()).toEqual([search])
    await client.history.undo({ command: made })
    expect(await client.savedSearches.list()).toEqual([])
    expect(seen).toEqual(Array(6).fill(search.id))
  })
})
