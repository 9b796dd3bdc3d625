import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { migrations } from '../db/migrations/index.ts'
import { testFolder, testLibrary } from '../testing/library.ts'
import { makeDemo } from './demo.ts'
import { openLibrary } from './library.ts'

describe('openLibrary', () => {
  it('makes a library with vocabularies once', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const before = await library.client.vocabulary.list()
    expect(before.map((each) => each.scheme)).toContain('rabat-domain')
    await library.close()
    const again = await testLibrary(folder)
    expect(await again.client.vocabulary.list()).toEqual(before)
  })

  it('does not make one where none was asked for', async () => {
    const folder = join(await testFolder(), 'nothing')
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'LIBRARY_MISSING' })
    await expect(readFile(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('refuses a library of a newer version and leaves it as it is', async () => {
    const folder = join(await testFolder(), 'library')
    await (await testLibrary(folder)).close()
    const path = join(folder, 'library.sqlite')
    const raw = new DatabaseSync(path)
    raw.exec(`pragma user_version = ${migrations.length + 1}; pragma wal_checkpoint(truncate)`)
    raw.close()
    const before = await readFile(path)
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'LIBRARY_NEWER' })
    expect(Buffer.compare(before, await readFile(path))).toBe(0)
  })

  it('says what is wrong with a damaged database, and keeps it', async () => {
    const folder = await testFolder()
    const path = join(folder, 'library.sqlite')
    await writeFile(path, Buffer.alloc(4096, 1))
    await expect(openLibrary(folder)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' })
    expect((await readFile(path)).length).toBe(4096)
  })

  it('says that a folder may not be written', async () => {
    const folder = await testFolder()
    const file = join(folder, 'file')
    await writeFile(file, '')
    await chmod(file, 0o400)
    await expect(openLibrary(join(file, 'library'), { create: true })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
  })

  it('tells listeners of a change after it is committed, and survives one that fails', async () => {
    const library = await testLibrary()
    const seen: string[] = []
    library.context.events.on('publications.changed', () => {
      throw new Error('a view is broken')
    })
    library.context.events.on('publications.changed', ({ ids }) => seen.push(...ids))
    const { id } = await library.client.publications.create({ fields: { title: { en: 'A' } } })
    expect(seen).toEqual([id])
    const failing = library.client.publications.edit({ ids: [id], fields: { concepts: ['theme:none'] } })
    await expect(failing).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(seen).toEqual([id])
  })
})

describe('the demo', () => {
  it('walks through the main job and leaves a whole library', async () => {
    const folder = await testFolder()
    const library = await testLibrary(join(folder, 'library'))
    const steps: string[] = []
    for await (const { step, values } of makeDemo(library, folder)) {
      steps.push(step)
      if (step === 'searched') expect(values['total']).toBeGreaterThan(0)
      if (step === 'exported') expect(values).toMatchObject({ annotations: 3, mode: 'incremental' })
    }
    expect(steps[0]).toBe('library')
    expect(steps.at(-1)).toBe('checked')
    const { total } = await library.client.publications.list({ filter: { state: 'starter' } })
    expect(total).toBe(111)
    expect((await library.client.starter.add()).added).toBe(0)
  })
})
