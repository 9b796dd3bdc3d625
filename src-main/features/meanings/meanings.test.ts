import { readFile, rename } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../core/library.ts'
import { rebuildCatalogue } from '../library/index.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'

describe('meanings of colours', () => {
  it('are named by the library, in each language, and can be undone', async () => {
    const { client, context } = await testLibrary()
    let changes = 0
    context.events.on('meanings.changed', () => (changes += 1))
    expect(await client.meanings.list()).toEqual([])
    const quote = { key: 4, names: { fr: ' Citation ', en: 'Quotation' } }
    const { command } = await client.meanings.set({ meanings: [quote, { key: 2, names: { fr: 'Donnée' } }] })
    expect(await client.meanings.list()).toEqual([
      { key: 2, names: { fr: 'Donnée' } },
      { key: 4, names: { fr: 'Citation', en: 'Quotation' } },
    ])
    const again = await client.meanings.set({ meanings: [{ key: 2, names: {} }] })
    expect(await client.meanings.list()).toHaveLength(1)
    await client.history.undo({ command: again.command })
    await client.history.undo({ command })
    expect(await client.meanings.list()).toEqual([])
    expect(changes).toBe(4)
    expect(await client.meanings.set({ meanings: [{ key: 2, names: {} }] })).toMatchObject({ changed: 0 })
  })

  it('refuse a seventh colour and a name without letters', async () => {
    const { client } = await testLibrary()
    await expect(client.meanings.set({ meanings: [{ key: 7, names: {} }] })).rejects.toThrow()
    await expect(client.meanings.set({ meanings: [{ key: 1, names: { fr: '  ' } }] })).rejects.toThrow()
  })

  it('stand beside the database, and come back when it is rebuilt', async () => {
    const folder = await testFolder()
    const library = await openLibrary(folder, { create: true, actor: 'Amina' })
    const meanings = [{ key: 1, names: { en: 'Core', fr: 'Cœur' } }]
    await library.client.meanings.set({ meanings })
    await library.close()
    const { facts, database } = library.context.layout
    expect(JSON.parse(await readFile(facts, 'utf8'))).toEqual({ cartable: 1, meanings })
    await rename(database, `${database}.old`)
    const fresh = await openLibrary(folder, { create: true, actor: 'Amina' })
    await rebuildCatalogue(fresh.context)
    expect(await fresh.client.meanings.list()).toEqual(meanings)
    expect((await fresh.client.library.check()).ok).toBe(true)
    await fresh.close()
  })
})
