import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { decode } from 'fast-png'
import { pagesOf, test, textOf } from './support/reading.ts'

const field = (page: Page) => page.getByLabel('Page', { exact: true })
const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name))
const topOf = (page: Page): Promise<number> => pagesOf(page).evaluate((pane) => pane.scrollTop)

// A library is made and two files are imported for each.
test.describe.configure({ timeout: 120_000 })

test.describe('reading', () => {
  test('goes to pages by label and number, by keys, and tells of a page that is not there', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report)
    await expect(field(page)).toHaveValue('i')
    await expect(page.getByText('(1 of 8)')).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await expect(page.getByText('(4 of 8)')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(field(page)).toHaveValue('3')
    await page.keyboard.press('End')
    await expect(field(page)).toHaveValue('6')
    await page.keyboard.press('Home')
    await expect(field(page)).toHaveValue('i')
    await field(page).fill('xii')
    await field(page).press('Enter')
    await expect(page.getByText('This file has no page “xii”.')).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(field(page)).toHaveValue('i')
  })

  test('comes back to the place, the zoom and the layout of each file', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await page.getByRole('button', { name: /^Zoom/ }).click()
    await page.getByRole('menuitem', { name: '150%' }).click()
    await page.keyboard.press('Shift+D')
    await field(page).fill('3')
    await field(page).press('Enter')
    await pagesOf(page).evaluate((pane) => (pane.scrollTop += 300))
    const before = await topOf(page)
    await page.waitForTimeout(200)
    await page.reload()
    await expect(field(page)).toHaveValue('3')
    await expect(page.getByRole('button', { name: 'Zoom: 150%' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Night pages' })).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(async () => Math.abs((await topOf(page)) - before)).toBeLessThan(3)
  })

  test('shows one page at a time, two together, turned, and fitted', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    const layout = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Layout and turning' }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    await layout('One page at a time')
    await expect(pagesOf(page).locator('.page')).toHaveCount(1)
    await pagesOf(page).focus()
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('PageDown')
    await expect(field(page)).not.toHaveValue('i')
    await layout('Two pages, cover alone')
    await expect(pagesOf(page).locator('.spread').nth(1).locator('.page')).toHaveCount(2)
    await layout('Continuous')
    await page.keyboard.press('Home')
    await page.keyboard.press('r')
    const [first] = await pagesOf(page).locator('.page').all()
    await expect
      .poll(async () => {
        const box = await first?.boundingBox()
        return box && box.width > box.height
      })
      .toBe(true)
    await page.getByRole('button', { name: /^Zoom/ }).click()
    await page.getByRole('menuitem', { name: 'Fit the whole page' }).click()
    const pane = await pagesOf(page).boundingBox()
    await expect
      .poll(async () => {
        const box = await first?.boundingBox()
        return box && pane && box.height <= pane.height && box.width <= pane.width
      })
      .toBe(true)
  })

  test('makes room for the page while a person reads on, and gives the bar back', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    const bar = page.locator('.layer:not(.behind) .reader-bar')
    const height = async (): Promise<number> => (await bar.boundingBox())?.height ?? 0
    await pagesOf(page).hover()
    for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, 120)
    await expect.poll(height).toBe(0)
    await page.mouse.wheel(0, -120)
    await expect.poll(height).toBe(40)
    for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, 120)
    await expect.poll(height).toBe(0)
    await page.keyboard.press('g')
    await expect.poll(height).toBe(40)
    await expect(field(page)).toBeFocused()
  })

  test('draws the pages that are wanted for the printer, and leaves nothing behind', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await page.evaluate(() => {
      window.print = () => {
        const sheets = [...document.querySelectorAll<HTMLImageElement>('.printed img')]
        document.body.dataset['sheets'] = sheets
          .map((each) => `${each.naturalWidth}×${each.naturalHeight}`)
          .join(' ')
        window.dispatchEvent(new Event('afterprint'))
      }
    })
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog')
    const print = dialog.getByRole('button', { name: 'Print' })
    await dialog.getByLabel('Pages to print').fill('ii-1, 99')
    await expect(print).toBeDisabled()
    await dialog.getByLabel('Pages to print').fill('ii-1, 6')
    await print.click()
    await expect(dialog).toBeHidden()
    await expect(page.locator('body')).toHaveAttribute('data-sheets', Array(3).fill('1239×1754').join(' '))
    await expect(page.locator('.printed')).toHaveCount(0)
  })

  test('turns pages dark at night, and the words stay legible', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await page.keyboard.press('Shift+D')
    await page.waitForTimeout(600)
    const clip = await textOf(page, 1).locator('span', { hasText: 'A report to read' }).boundingBox()
    if (!clip) throw new Error('no title')
    const { data, channels } = decode(await page.screenshot({ clip }))
    const reds = Array.from({ length: data.length / channels }, (_, at) =>
      Number(data[at * channels]),
    ).toSorted((a, b) => a - b)
    expect(reds.at(reds.length >> 1)).toBeLessThan(0x20)
    expect(reds.at(-1)).toBeGreaterThan(0xe0)
  })

  test('finds words with accents folded, counts them, goes round, and says when there are none', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    await page.keyboard.press('Control+f')
    const input = page.getByTestId('find-input')
    const count = page.getByTestId('find-count')
    await expect(input).toBeFocused()
    await input.fill('siege')
    await expect(count).toHaveText('1 of 2')
    await page.keyboard.press('Enter')
    await expect(count).toHaveText('2 of 2')
    await page.keyboard.press('Shift+Enter')
    await expect(count).toHaveText('1 of 2')
    await input.fill('smuggler')
    await expect(count).toHaveText(/ of 4$/)
    await page.getByRole('button', { name: 'Whole words' }).click()
    await expect(count).toHaveText(/ of 2$/)
    await page.getByRole('button', { name: 'Match case' }).click()
    await input.fill('SMUGGLER')
    await expect(count).toHaveText('Not in this file')
    await page.getByRole('button', { name: 'Match case' }).click()
    await page.getByRole('button', { name: 'Whole words' }).click()
    await input.fill('المختلطة')
    await expect(count).toHaveText('1 of 1')
    await expect(textOf(page, 7).locator('.highlight')).toHaveCount(1)
    await input.press('Escape')
    await expect(input).toBeHidden()
    await expect(pagesOf(page)).toBeFocused()
    await expect(textOf(page, 7).locator('.highlight')).toHaveCount(0)
  })

  test('lights the words of the search without a bar over the page, at the page of the hit', async ({
    page,
    reading,
  }) => {
    await reading.open(reading.report, '?page=3&q=smuggler')
    await expect(textOf(page, 3).locator('.highlight').first()).toBeVisible()
    await expect(field(page)).toHaveValue('1')
    await expect(page.getByTestId('find-input')).toHaveCount(0)
    await page.keyboard.press('Control+f')
    await expect(page.getByTestId('find-input')).toHaveValue('smuggler')
  })
})

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
  test('asks for its password, says when it is wrong, and opens by Enter', async ({ page, reading }) => {
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
