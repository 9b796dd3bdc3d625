import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

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

describe('undo of marks', () => {
  it('goes on where it was after the library was opened again, and never touches what others did', async () => {
    const library = await testLibrary()
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['Roads and rivers']] })
    const { attachmentId } = await importOne(library, path)
    const { annotations, history } = library.client
    const place = {
      pageIndex: 0,
      rect: [1, 1, 9, 9],
      quads: [],
      ink: [],
      quote: null,
      prefix: null,
      suffix: null,
    }
    const anchor = place as typeof place & { rect: [number, number, number, number] }
    const next = () => history.marks({ attachmentId })
    expect(await next()).toEqual({ undo: null, redo: null })
    const { id } = await annotations.create({ ...anchor, attachmentId, kind: 'area', comment: 'un' })
    await annotations.update({ id, comment: 'deux' })
    const comment = async () => (await annotations.list({ attachmentId }))[0]?.comment
    await history.undo({ command: (await next()).undo ?? '' })
    expect(await comment()).toBe('un')
    await history.undo({ command: (await next()).undo ?? '' })
    expect(await comment()).toBeUndefined()
    expect((await next()).undo).toBeNull()
    await history.undo({ command: (await next()).redo ?? '' })
    expect(await comment()).toBe('un')
    await history.undo({ command: (await next()).redo ?? '' })
    expect(await comment()).toBe('deux')
    expect((await next()).redo).toBeNull()

    const { folder } = library.context.layout
    await library.close()
    const other = await openLibrary(folder, { actor: 'Idrissa' })
    expect(await other.client.history.marks({ attachmentId })).toEqual({ undo: null, redo: null })
    await other.close()
    const again = await openLibrary(folder, { actor: library.context.actor })
    const { undo } = await again.client.history.marks({ attachmentId })
    await again.client.history.undo({ command: undo ?? '' })
    expect(await again.client.annotations.list({ attachmentId })).toMatchObject([{ comment: 'un' }])
    await again.close()
  })
})
