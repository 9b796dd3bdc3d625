import { describe, expect, it } from 'vitest'
import type { CartableClient } from '../../contract/index.ts'
import { testLibrary } from '../../testing/library.ts'

const COUNT = 250

/** A command that is longer than one transaction: one tag put on very many publications. */
async function manyTagged(client: CartableClient) {
  const ids: string[] = []
  for (let at = 0; at < COUNT; at += 1) {
    const { id } = await client.publications.create({ fields: { title: { fr: `Titre ${at}` } } })
    ids.push(id)
  }
  const { command } = await client.publications.tag({ ids, add: ['sable'], remove: [], allowKeywords: true })
  return { ids, command }
}

const tagged = async (client: CartableClient, ids: readonly string[]): Promise<number> => {
  const all = await Promise.all(ids.map((id) => client.publications.get({ id })))
  return all.filter(({ keywords }) => keywords.includes('sable')).length
}

describe('undo of a long command', () => {
  it('goes back in parts under one command, lets others in, and keeps what they change meanwhile', async () => {
    const { client, context } = await testLibrary()
    const { ids, command } = await manyTagged(client)
    // The oldest is the last to go back.
    const first = ids[0] ?? ''
    let parts = 0
    const off = context.events.on('publications.changed', () => {
      parts += 1
      if (parts === 1) void client.publications.edit({ ids: [first], fields: { keywords: ['vent'] } })
    })
    const undone = await client.history.undo({ command })
    off()
    expect(parts).toBeGreaterThan(3)
    expect(undone.kept).toEqual([`${first} keywords`])
    expect(await tagged(client, ids)).toBe(0)
    expect(await client.publications.get({ id: first })).toMatchObject({ keywords: ['vent'] })
    const again = await client.history.undo({ command: undone.command })
    expect(again).toMatchObject({ restored: undone.restored, kept: [] })
    expect(await tagged(client, ids)).toBe(COUNT - 1)
  })

  it('leaves the search knowing what there is', async () => {
    const { client } = await testLibrary()
    const { id } = await client.publications.create({
      fields: { title: { fr: 'Puits' }, keywords: ['sable'] },
    })
    const [made] = await client.history.list({ entityId: id })
    const { command } = await client.publications.edit({ ids: [id], fields: { keywords: ['vent'] } })
    const found = async (query: string): Promise<number> => (await client.search.query({ query })).total
    expect([await found('puits'), await found('sable'), await found('vent')]).toEqual([1, 0, 1])
    await client.history.undo({ command })
    expect([await found('sable'), await found('vent')]).toEqual([1, 0])
    const away = await client.history.undo({ command: made?.command ?? '' })
    expect(await found('puits')).toBe(0)
    await client.history.undo({ command: away.command })
    expect(await found('puits sable')).toBe(1)
  })

  it('is refused for a command that there is not', async () => {
    const { client } = await testLibrary()
    const command = '01900000-0000-7000-8000-000000000000'
    await expect(client.history.undo({ command })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
  })
})
