import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

describe('accepting guesses', () => {
  it('makes them the person’s own, keeps where they were read, and can be undone', async () => {
    const library = await testLibrary()
    const { client } = library
    const pages = [['Wells of the made-up desert', 'MAY 2019', 'People on the move and the wells they need.']]
    const path = await writePdf(join(await testFolder(), 'wells.pdf'), { pages })
    const { publicationId: id } = await importOne(library, path)
    const row = async () => (await client.publications.rows({ ids: [id] }))[0]
    const before = await row()
    expect(Object.keys(before?.guesses ?? {})).toEqual(expect.arrayContaining(['title', 'issued']) as unknown)

    await client.publications.accept({ ids: [id], fields: ['issued'] })
    const partly = await row()
    expect(partly?.guesses['issued']).toBeUndefined()
    expect(partly?.guesses['title']).toBeDefined()
    expect(partly?.state).toBe('inbox')

    const { command } = await client.publications.accept({ ids: [id], catalogued: true })
    expect(await row()).toMatchObject({ guesses: {}, state: 'catalogued' })
    const { origins } = await client.publications.get({ id })
    expect(origins['title']).toEqual({ ...before?.guesses['title'], by: 'person' })
    const guess = async () => (await client.catalogue.facets({ facets: ['guess'] })).facets[0]?.values
    expect(await guess()).toEqual([])

    expect((await client.history.undo({ command })).kept).toEqual([])
    expect(await row()).toMatchObject({ guesses: partly?.guesses, state: 'inbox' })
    expect(await guess()).toHaveLength(1)
  })
})
