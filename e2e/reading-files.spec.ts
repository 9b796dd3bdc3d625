import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { selectWords } from './support/reader.ts'
import { pagesOf, test, textOf } from './support/reading.ts'

const field = (page: Page) => page.getByLabel('Page', { exact: true })
const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name))

// A library is made and two files are imported for each.
test.describe.configure({ timeout: 120_000 })

test.describe('links', () => {
  test('inside a file can be taken back and forth', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await pagesOf(page).locator('.linkAnnotation').first().click()
    await expect(field(page)).toHaveValue('4')
    await expect(page.getByRole('button', { name: 'Back to p. i' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(field(page)).toHaveValue('i')
    await page.keyboard.press('Alt+ArrowRight')
    await expect(field(page)).toHaveValue('4')
  })

  test('out of it are shown whole and asked about; programs and scripts are refused', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    const links = pagesOf(page).locator('.linkAnnotation')
    const dialog = page.getByRole('dialog')
    await links.nth(1).click()
    await expect(dialog.getByTestId('link-address')).toHaveText(
      'https://mixedmigration.org@evil.example/path?q=1',
    )
    await expect(dialog.locator('strong')).toHaveText('evil.example')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await links.nth(2).click()
    await expect(dialog.getByRole('button', { name: 'Write a message' })).toBeVisible()
    await page.keyboard.press('Escape')
    await links.nth(3).click()
    await expect(dialog).toContainText('This link is not opened')
    await expect(dialog.getByRole('button', { name: 'Open' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await links.nth(4).click({ force: true })
    await expect(page).toHaveURL(/#\/read\//)
  })
})

test.describe('a file that cannot be shown', () => {
  test('asks for its password, says when it is wrong, opens by Enter, and is copied with it', async ({
    page,
    reading,
  }) => {
    await page.evaluate((id) => (location.hash = `#/read/${id}`), reading.locked)
    const password = page.getByLabel('Password')
    await expect(password).toBeFocused()
    await page.keyboard.type('Savane')
    await page.keyboard.press('Enter')
    await expect(page.getByText('That is not its password')).toBeVisible()
    await expect(password).toBeFocused()
    await page.keyboard.type('Sahel')
    await page.keyboard.press('Enter')
    await expect(textOf(page, 1)).toContainText('A report to read')
    const copy = page.getByRole('button', { name: 'Annotated copy' })
    // What showed it lets it be marked, too.
    await selectWords(page, 'A report to read')
    await page.keyboard.press('1')
    await expect(page.getByTestId('mark-card')).toContainText('A report to read')
    const [first] = await Promise.all([page.waitForEvent('download'), copy.click()])
    expect(first.suggestedFilename()).toMatch(/annotated\.pdf$/)
    // A new window knows of no password.
    await page.reload()
    await copy.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Password').fill('Savane')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('not its password')
    await dialog.getByLabel('Password').fill('Sahel')
    const [second] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect((await readFile(await second.path())).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('that is missing or damaged says so, and what is safe; it opens when it is back', async ({
    page,
    reading,
    folders,
  }) => {
    const stored = await filesOf(join(folders.library, 'files'))
    for (const path of stored) await rename(path, `${path}.away`)
    await page.evaluate((id) => (location.hash = `#/read/${id}`), reading.report)
    await expect(page.getByText('The file is not in the library folder.')).toBeVisible()
    await expect(page.getByText('The record and the marks are safe.')).toBeVisible()
    for (const path of stored) await writeFile(path, 'nothing of a PDF arrived')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('Its contents are damaged.')).toBeVisible()
    for (const path of stored) await rename(`${path}.away`, path)
    await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(textOf(page, 1)).toContainText('A report to read')
  })

  test('whose worker no longer answers is stopped, explained, and read on in a new one', async ({
    page,
    reading,
  }) => {
    await page.addInitScript(() => {
      const { Worker: Real } = window
      window.Worker = class extends Real {
        override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
          if (document.documentElement.dataset['mute'] !== 'yes')
            super.postMessage(message, options as Transferable[])
        }
      }
    })
    await page.reload()
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await page.keyboard.press('End')
    await expect(textOf(page, 8)).toContainText('The end of the report')
    const mute = (value: string): Promise<void> =>
      page.evaluate((now) => void (document.documentElement.dataset['mute'] = now), value)
    await mute('yes')
    await expect(page.getByText('The file kept its reader busy for too long')).toBeVisible({
      timeout: 60_000,
    })
    await mute('no')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(textOf(page, 8)).toContainText('The end of the report')
    await expect(field(page)).toHaveValue('6')
  })

  test('stays open over a core that was away', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await field(page).fill('2')
    await field(page).press('Enter')
    await reading.core().stop('SIGKILL')
    await page.waitForTimeout(500)
    await reading.restart()
    await page.keyboard.press('End')
    await expect(textOf(page, 8)).toContainText('The end of the report', { timeout: 30_000 })
  })
})

for (const [locale, colorScheme] of [
  ['fr-FR', 'light'],
  ['en-GB', 'dark'],
] as const) {
  test.describe(`${locale} ${colorScheme}`, () => {
    test.use({ locale, colorScheme })
    test('is accessible with its bars, menus and dialogs', async ({ page, reading }) => {
      await reading.open(reading.report)
      await expect(textOf(page, 1)).toContainText('A report to read')
      await expect(pagesOf(page).getByRole('region').first()).toHaveAttribute('aria-label', 'Page i')
      const check = async (name: string): Promise<void> => {
        await page.waitForTimeout(250)
        await page.screenshot({
          path: `e2e/screenshots/reading-${name}-${locale.slice(0, 2)}-${colorScheme}.png`,
        })
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`,
          ),
        ).toEqual([])
      }
      await page.keyboard.press('Control+f')
      await page.keyboard.type('report')
      await expect(page.getByTestId('find-count')).toHaveText(/2/)
      await check('find')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Shift+D')
      await check('night')
      await pagesOf(page).locator('.linkAnnotation').nth(1).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check('link')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+p')
      await expect(page.getByRole('dialog')).toBeVisible()
      await check('print')
      await page.keyboard.press('Escape')
      await page.evaluate((id) => (location.hash = `#/read/${id}`), reading.locked)
      await expect(page.locator('.layer:not(.behind) input[type=password]')).toBeFocused()
      await check('locked')
    })
  })
}
