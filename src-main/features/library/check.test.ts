import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testLibrary } from '../../testing/library.ts'

/** Puts an unfinished file of a process into the library. */
async function unfinished(folder: string, pid: number): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `.${pid}-0123456789ab.tmp`)
  await writeFile(path, 'half')
  return path
}

describe('check', () => {
  it('leaves a file alone that this process is writing', async () => {
    const { client, context } = await testLibrary()
    await unfinished(context.layout.temporary, process.pid)
    expect(await client.library.check()).toEqual({ ok: true, problems: [] })
  })

  it('tells of files that a process left behind, one of the same number among them', async () => {
    const { client, context } = await testLibrary()
    const dead = 2 ** 22 + 1
    await unfinished(context.layout.temporary, dead)
    const older = await unfinished(context.layout.temporary, process.pid)
    await utimes(older, new Date(0), new Date(0))
    const { problems } = await client.library.check()
    expect(problems.map(({ code }) => code)).toEqual(['file-temporary', 'file-temporary'])
  })
})
