import { open as openFile, readdir, readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test as base } from './support/app.ts'
import { fillLibrary } from './support/content.ts'
import { startCore, type Core } from './support/core.ts'

/** A core on a library that something was done to before. The web shell alone: the pages are the same in Electron. */
const test = base.extend<{ open: (harm: () => Promise<void>) => Promise<Core> }>({
  open: async ({ folders, page }, use) => {
    let core: Core | undefined
    await use(async (harm) => {
      await fillLibrary(folders, 'sample')
      await harm()
      core = await startCore(folders)
      await page.goto(core.url)
      return core
    })
    await core?.stop()
  },
})

test.describe('a library that cannot be opened', () => {
  test('from a newer version: says so, and touches nothing', async ({ open, folders, page }) => {
    const path = join(folders.library, 'library.sqlite')
    let before = Buffer.alloc(0)
    await open(async () => {
      const database = new DatabaseSync(path)
      database.exec('pragma user_version = 9000; pragma wal_checkpoint(truncate)')
      database.close()
      before = await readFile(path)
    })
    await expect(page.getByRole('heading', { name: 'This library needs a newer Cartable' })).toBeVisible()
    expect(await readFile(path)).toEqual(before)
  })

  test('damaged: is made anew from the records and files', async ({ open, folders, page }) => {
    await open(async () => {
      const file = await openFile(join(folders.library, 'library.sqlite'), 'r+')
      await file.write(Buffer.alloc(4096, 0x5a), 0, 4096, 0)
      await file.close()
    })
    await expect(page.getByRole('heading', { name: /catalogue is damaged/ })).toBeVisible()
    await page.getByRole('button', { name: /Make the catalogue anew/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make it anew' }).click()
    await expect(page.getByTestId('publication-row').first()).toBeVisible({ timeout: 45_000 })
    await expect(page.getByTestId('publication-count')).toContainText('119')
    const kept = (await readdir(folders.library)).filter((name) => name.includes('sqlite'))
    expect(kept.length).toBeGreaterThan(1)
  })

  test('in use by another program: can be tried again', async ({ open, folders, page }) => {
    let other: DatabaseSync | undefined
    await open(() => {
      other = new DatabaseSync(join(folders.library, 'library.sqlite'))
      other.exec('pragma locking_mode = exclusive; begin exclusive')
      return Promise.resolve()
    })
    await expect(page.getByRole('heading', { name: 'The library is in use' })).toBeVisible({
      timeout: 30_000,
    })
    other?.exec('commit')
    other?.close()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByTestId('publication-row').first()).toBeVisible()
  })
})
