import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rebuildLibrary } from '../../core/rebuild.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { markedLibrary } from './library.fixture.ts'

describe('records of briefs', () => {
  it('bring briefs back with their order, excerpts and trash when the database is gone', async () => {
    const folder = join(await testFolder(), 'library')
    const { library, client, smugglers, passeurs } = await markedLibrary(folder)
    const { id } = await client.briefs.create({ title: 'Note', language: 'fr', author: 'Amina' })
    const { ids } = await client.briefs.addItems({
      briefId: id,
      items: [smugglers, passeurs].map((mark) => ({ kind: 'excerpt', annotationId: mark.id })),
    })
    await client.briefs.moveItems({ briefId: id, ids: ids.slice(1), after: null })
    await client.briefs.removeItems({ briefId: id, ids: ids.slice(0, 1) })
    const gone = await client.briefs.create({ title: 'Old', language: 'en' })
    await client.briefs.remove({ id: gone.id })
    // Its mark goes: the excerpt does not.
    await client.annotations.remove({ id: passeurs.id })
    expect(await client.library.check()).toEqual({ ok: true, problems: [] })
    const before = [await client.briefs.get({ id }), await client.briefs.list({ trashed: true })]
    const { layout } = library.context
    const record = await readFile(layout.briefRecord(id), 'utf8')
    await library.close()

    await writeFile(join(layout.briefs, 'broken.json'), '{')
    const rebuilt = await rebuildLibrary(folder, { workers: 1 })
    expect(rebuilt).toMatchObject({ briefs: 2, unreadable: [join(layout.briefs, 'broken.json')] })
    const again = await testLibrary(folder)
    expect([
      await again.client.briefs.get({ id }),
      await again.client.briefs.list({ trashed: true }),
    ]).toEqual(before)
    const { problems } = await again.client.library.check()
    expect(problems).toMatchObject([{ code: 'sidecar-orphan', subject: 'broken.json' }])
    expect(await readFile(layout.briefRecord(id), 'utf8')).toBe(record)
  })

  it('that were lost or changed are found by the check, and follow an undo', async () => {
    const library = await testLibrary()
    const { client } = library
    const { id, command } = await client.briefs.create({ title: 'Note', language: 'fr' })
    await client.library.check()
    const path = library.context.layout.briefRecord(id)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('Note', 'Nota'))
    expect((await client.library.check()).problems).toMatchObject([{ code: 'sidecar-differs', subject: id }])
    await client.history.undo({ command })
    expect((await client.library.check()).ok).toBe(true)
    const brief = { title: 'Note', trashedAt: expect.any(String) as unknown }
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ brief })
  })
})
