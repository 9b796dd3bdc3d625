import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../src-main/testing/library.ts'
import { electronBinary, fetchElectron, hasDisplay, isStale, terminalLanguage } from './start-parts.ts'

async function write(path: string, minutes: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, '')
  await utimes(path, minutes * 60, minutes * 60)
}

describe('npm start', () => {
  it('builds what is missing or older than its source', async () => {
    const root = await testFolder()
    await write(join(root, 'src-main', 'core', 'a.ts'), 10)
    expect(await isStale(root)).toBe(true)
    const built = ['main/cli.js', 'main/index.js', 'main/core.js', 'preload/index.cjs', 'renderer/index.html']
    for (const name of built) await write(join(root, 'out', name), 20)
    expect(await isStale(root)).toBe(false)
    await write(join(root, 'src-main', 'core', 'a.test.ts'), 30)
    expect(await isStale(root)).toBe(false)
    await write(join(root, 'assets', 'locales', 'fr.json'), 30)
    expect(await isStale(root)).toBe(true)
  })

  it('knows where a window can be shown', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })

  it('finds Electron where it was fetched, and goes on without it', async () => {
    const root = await testFolder()
    const folder = join(root, 'node_modules', 'electron')
    expect(electronBinary(root)).toBeNull()
    expect(fetchElectron(root)).toBeNull()
    await mkdir(join(folder, 'dist'), { recursive: true })
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(electronBinary(root)).toBeNull()
    await writeFile(join(folder, 'install.js'), 'process.exit(1)')
    expect(fetchElectron(root)).toBeNull()
    await writeFile(
      join(folder, 'install.js'),
      `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'dist', 'electron'))}, '')`,
    )
    expect(fetchElectron(root)).toBe(join(folder, 'dist', 'electron'))
  })

  it('speaks the language of the terminal', () => {
    expect(terminalLanguage({ LANG: 'fr_CA.UTF-8' })).toBe('fr')
    expect(terminalLanguage({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe('en')
  })
})
