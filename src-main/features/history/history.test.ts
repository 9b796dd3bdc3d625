import { describe, expect, it } from 'vitest'
import { testLibrary } from '../../testing/library.ts'

describe('undo of making', () => {
  it('takes a collection away, and undoing that brings it back with its name', async () => {
    const { client } = await testLibrary()
    const { id } = await client.collections.create({ name: 'Réunions' })
    const [change] = await client.history.list({ entityId: id })
    const { command, kept } = await client.history.undo({ command: change?.command ?? '' })
    expect(kept).toEqual([])
    expect(await client.collections.list()).toEqual([])
    await client.history.undo({ command })
    expect(await client.collections.list()).toMatchObject([{ id, name: 'Réunions' }])
  })

  it('takes a publication away with what it held, also after it was edited', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({ fields: { title: { fr: 'Titre' } } })
    const made = (await client.history.list({ entityId: id })).at(-1)
    await client.publications.edit({ ids: [id], fields: { title: { fr: 'Autre titre' } } })
    const { kept } = await client.history.undo({ command: made?.command ?? '' })
    expect(kept).toEqual([])
    const after = await client.publications.get({ id })
    expect(after.title).toEqual({ fr: 'Autre titre' })
    expect(after.trashedAt).not.toBeNull()
  })
})
