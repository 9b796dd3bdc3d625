import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { Guard } from './guard.ts'
import { keptSecret } from './secret.ts'

describe('the secret of a person’s servers', () => {
  it('is made once, and nobody else may read it', async () => {
    const folder = join(await testFolder(), 'config')
    const secret = await keptSecret(folder)
    expect(secret).toHaveLength(32)
    expect(await keptSecret(folder)).toEqual(secret)
    const { mode } = await stat(join(folder, 'web-secret'))
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
  })

  it('is made anew when it is damaged, and done without where it cannot be kept', async () => {
    const folder = await testFolder()
    const path = join(folder, 'web-secret')
    await writeFile(path, 'short')
    expect(await keptSecret(folder)).toHaveLength(32)
    expect(await readFile(path)).toHaveLength(32)
    expect(await keptSecret(join(path, 'below'))).toBeUndefined()
  })

  it('makes a cookie of its own for each port, and none that shows the token', () => {
    const secret = new Uint8Array(32).fill(7)
    const cookie = (port: number, own = secret) => {
      const guard = new Guard(own)
      guard.listen(port)
      expect(guard.cookie).not.toContain(guard.token)
      return guard.cookie.split('=')[1]
    }
    expect(cookie(1)).toBe(cookie(1))
    expect(cookie(1)).not.toBe(cookie(2))
    expect(cookie(1)).not.toBe(cookie(1, new Uint8Array(32).fill(8)))
  })
})
