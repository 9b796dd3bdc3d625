import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../contract/settings.ts'
import { testFolder } from '../testing/library.ts'
import { configFolder, SettingsFile } from './settings.ts'

describe('settings', () => {
  it('are the defaults at first, and kept', async () => {
    const folder = join(await testFolder(), 'config')
    const settings = new SettingsFile(folder)
    const told: Settings[] = []
    settings.onChange = (all) => told.push(all)
    expect(await settings.read()).toEqual(DEFAULT_SETTINGS)
    const written = await settings.write({ language: 'fr', theme: undefined, panes: { side: 240 } })
    expect(written).toEqual({ ...DEFAULT_SETTINGS, language: 'fr', panes: { side: 240 } })
    expect(told).toEqual([written])
    expect(await new SettingsFile(folder).read()).toEqual(written)
  })

  it('written at the same time all arrive', async () => {
    const folder = await testFolder()
    const settings = new SettingsFile(folder)
    await Promise.all([
      settings.write({ view: 'grid' }),
      settings.write({ theme: 'dark' }),
      settings.write({ language: 'en' }),
    ])
    expect(await new SettingsFile(folder).read()).toMatchObject({
      view: 'grid',
      theme: 'dark',
      language: 'en',
    })
  })

  it('that are broken are put aside', async () => {
    const folder = await testFolder()
    const path = join(folder, 'settings.json')
    for (const text of ['{"language": ', '[]', 'null', '']) {
      await writeFile(path, text)
      expect(await new SettingsFile(folder).read()).toEqual(DEFAULT_SETTINGS)
      expect(await readFile(`${path}.broken`, 'utf8')).toBe(text)
    }
  })

  it('of another version keep what is still known', async () => {
    const folder = await testFolder()
    const text = JSON.stringify({ language: 'fr', theme: 'sepia', font: 12, panes: { side: -4 } })
    await writeFile(join(folder, 'settings.json'), text)
    expect(await new SettingsFile(folder).read()).toEqual({ ...DEFAULT_SETTINGS, language: 'fr' })
  })

  it('that cannot be written hold until the end', async () => {
    const folder = join(await testFolder(), 'file')
    await writeFile(folder, '')
    const settings = new SettingsFile(folder)
    await expect(settings.write({ view: 'grid' })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    expect(await settings.read()).toMatchObject({ view: 'grid' })
  })

  it('lie where the system keeps such things', () => {
    expect(configFolder({ CARTABLE_CONFIG: '/c' }, 'linux')).toBe('/c')
    expect(configFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe(join('/x', 'cartable'))
    expect(configFolder({ XDG_CONFIG_HOME: '' }, 'linux')).toMatch(/\.config.cartable$/)
    expect(configFolder({ APPDATA: '/a' }, 'win32')).toBe(join('/a', 'Cartable'))
    expect(configFolder({}, 'darwin')).toMatch(/Application Support.Cartable$/)
  })
})
