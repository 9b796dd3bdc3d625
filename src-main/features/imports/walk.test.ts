import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { type Found, walk } from './walk.ts'

const NOBODY = 65534

/** Runs `work` without the rights of the superuser, who may read everything. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

async function all(paths: string[], exclude = '/nowhere'): Promise<Found[]> {
  return Array.fromAsync(walk(paths, exclude))
}

describe('walk', () => {
  it('finds files in folders, sorted, without what systems leave there', async () => {
    const folder = await testFolder()
    await mkdir(join(folder, 'b'))
    for (const name of ['c.pdf', 'a.pdf', '.hidden.pdf', 'Thumbs.db', 'b/d.pdf']) {
      await writeFile(join(folder, name), '')
    }
    const found = (await all([folder])).map(({ path }) => path.slice(folder.length + 1))
    expect(found).toEqual(['a.pdf', 'b/d.pdf', 'c.pdf'])
  })

  it('takes a file that is named, whatever it is called', async () => {
    const path = join(await testFolder(), '.hidden.pdf')
    await writeFile(path, '')
    expect(await all([path])).toEqual([{ path }])
  })

  it('does not enter the library', async () => {
    const folder = await testFolder()
    await mkdir(join(folder, 'library'))
    await writeFile(join(folder, 'library', 'a.pdf'), '')
    expect(await all([folder], join(folder, 'library'))).toEqual([])
  })

  it('reports a folder that may not be read', async () => {
    const folder = await testFolder()
    await chmod(folder, 0)
    const found = await withoutRights(() => all([folder]))
    await chmod(folder, 0o700)
    expect(found).toMatchObject([{ path: folder, error: { code: 'PERMISSION_DENIED' } }])
  })

  it('reports what is not there', async () => {
    const path = join(await testFolder(), 'missing')
    expect(await all([path])).toMatchObject([{ path, error: { code: 'FILE_NOT_FOUND' } }])
  })
})
