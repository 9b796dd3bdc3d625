import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import type { SessionStatus } from '../contract/session.ts'
import { migrations } from '../db/migrations/index.ts'
import { testFolder, testLibrary } from '../testing/library.ts'
import { Session } from './session.ts'

const open: Session[] = []
afterEach(async () => {
  for (const session of open.splice(0)) await session.close()
})

function sessionIn(folder: string, expected = false): Session {
  const session = new Session({ folder, actor: 'Amina', workers: 1, expected })
  open.push(session)
  return session
}

/** A folder with a closed library of one publication. */
async function libraryFolder(): Promise<{ folder: string; id: string }> {
  const folder = join(await testFolder(), 'library')
  const library = await testLibrary(folder)
  const { id } = await library.client.publications.create({ fields: { title: { en: 'Kept' } } })
  await library.close()
  return { folder, id }
}

const title = (session: Session) =>
  session.context().db.selectFrom('publications').select('id').executeTakeFirst()

describe('a session', () => {
  it('starts with nothing, makes a library when asked, and opens it the next time', async () => {
    const folder = join(await testFolder(), 'library')
    const session = sessionIn(folder)
    expect(session.status()).toMatchObject({ state: 'closed', actor: 'Amina' })
    expect(await session.retry()).toMatchObject({ state: 'none', folder, error: null })
    expect(() => session.context()).toThrow(expect.objectContaining({ code: 'LIBRARY_MISSING' }))
    await expect(readFile(folder)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await session.start('empty')).toMatchObject({ state: 'open' })
    expect(await session.start('empty')).toMatchObject({ state: 'open' })
    await session.close()
    expect(await sessionIn(folder).retry()).toMatchObject({ state: 'open' })
  })

  it('makes the demonstration, and tells how far it is', async () => {
    const session = sessionIn(join(await testFolder(), 'library'))
    const seen: SessionStatus[] = []
    const watched = session.watch()
    const reading = (async () => {
      for await (const status of watched) seen.push(status)
    })()
    expect(await session.start('demo')).toMatchObject({ state: 'open', step: null })
    await session.close()
    await reading
    const steps = seen.flatMap(({ step }) => (step?.name === 'demo' ? [step.done] : []))
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(seen.at(-1)).toMatchObject({ state: 'closed' })
  })

  it('moves to another folder, and closes the one before', async () => {
    const { folder, id } = await libraryFolder()
    const session = sessionIn(join(await testFolder(), 'nothing'))
    await session.retry()
    expect(await session.open(folder)).toMatchObject({ state: 'open', folder })
    expect(await title(session)).toEqual({ id })
    const before = session.context()
    const other = join(await testFolder(), 'other')
    expect(await session.open(other)).toMatchObject({ state: 'none', folder: other })
    await expect(before.db.selectFrom('publications').select('id').execute()).rejects.toThrow()
  })

  it('does what is asked at the same time one after the other', async () => {
    const session = sessionIn(join(await testFolder(), 'library'))
    const both = await Promise.all([session.start('empty'), session.start('demo'), session.retry()])
    expect(both.map(({ state }) => state)).toEqual(['open', 'open', 'open'])
    expect(await title(session)).toBeUndefined()
  })
})

describe('a library that cannot be opened', () => {
  it('of a newer version is left as it is', async () => {
    const { folder } = await libraryFolder()
    const path = join(folder, 'library.sqlite')
    const raw = new DatabaseSync(path)
    raw.exec(`pragma user_version = ${migrations.length + 1}; pragma wal_checkpoint(truncate)`)
    raw.close()
    const before = await readFile(path)
    const status = await sessionIn(folder).retry()
    expect(status).toMatchObject({ state: 'failed', error: { code: 'LIBRARY_NEWER' } })
    expect(status.error?.data).toMatchObject({ found: migrations.length + 1 })
    expect(Buffer.compare(before, await readFile(path))).toBe(0)
  })

  it('because it is damaged can be made again from its records', async () => {
    const { folder, id } = await libraryFolder()
    const path = join(folder, 'library.sqlite')
    await rm(`${path}-wal`, { force: true })
    await writeFile(path, Buffer.alloc(8192, 7))
    const session = sessionIn(folder)
    expect(await session.retry()).toMatchObject({ state: 'failed', error: { code: 'LIBRARY_DAMAGED' } })
    expect(() => session.context()).toThrow(expect.objectContaining({ code: 'LIBRARY_DAMAGED' }))
    expect(await session.rebuild()).toMatchObject({ state: 'open', error: null })
    expect(await title(session)).toEqual({ id })
  })

  it('because another program holds it opens once that has ended', async () => {
    const { folder } = await libraryFolder()
    const other = new DatabaseSync(join(folder, 'library.sqlite'))
    other.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive')
    const session = sessionIn(folder)
    expect(await session.retry()).toMatchObject({ state: 'failed', error: { code: 'LIBRARY_LOCKED' } })
    other.exec('rollback')
    other.close()
    expect(await session.retry()).toMatchObject({ state: 'open', error: null })
  })

  it('because its folder may not be written says so', async () => {
    const { folder } = await libraryFolder()
    const path = join(folder, 'library.sqlite')
    // The file says of itself that it may be read only (https://www.sqlite.org/fileformat2.html §1.3.3): a folder
    // without the right to write would not stop a superuser.
    const bytes = await readFile(path)
    bytes[18] = 3
    await writeFile(path, bytes)
    await chmod(path, 0o400)
    expect(await sessionIn(folder).retry()).toMatchObject({
      state: 'failed',
      error: { code: 'LIBRARY_READ_ONLY' },
    })
  })

  it('because its place is a file says so, and can be asked again', async () => {
    const place = join(await testFolder(), 'file')
    await writeFile(place, '')
    const session = sessionIn(join(place, 'library'))
    expect(await session.retry()).toMatchObject({ state: 'none' })
    expect(await session.start('empty')).toMatchObject({
      state: 'failed',
      error: { code: 'FILE_NOT_FOUND' },
    })
    await rm(place)
    expect(await session.start('empty')).toMatchObject({ state: 'open' })
  })

  it('because its disk is away is not taken for a beginning', async () => {
    const folder = join(await testFolder(), 'disk', 'library')
    const remembered = sessionIn(folder, true)
    expect(await remembered.retry()).toMatchObject({ state: 'failed', error: { code: 'LIBRARY_MISSING' } })
    await mkdir(join(folder, 'records'), { recursive: true })
    expect(await sessionIn(folder).retry()).toMatchObject({
      state: 'failed',
      error: { code: 'LIBRARY_MISSING' },
    })
  })
})
