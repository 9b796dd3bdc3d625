import { expect, type Page } from '@playwright/test'
import { decode } from 'fast-png'
import { selectWords } from './support/reader.ts'
import { pagesOf, test, textOf } from './support/reading.ts'

const field = (page: Page) => page.getByLabel('Page', { exact: true })
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

  const before = 'shows the page where it was left before there is a window, which takes it over as it stands'
  test(before, { tag: '@browser' }, async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(field(page)).toHaveValue('i')
    await field(page).fill('3')
    await field(page).press('Enter')
    await expect(textOf(page, 5)).toContainText('Risques')
    await page.keyboard.press('Shift+D')
    await expect(page.getByRole('button', { name: 'Night pages' })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('.page[data-page-number="5"] canvas')).toBeVisible()
    const window = Promise.withResolvers<void>()
    await page.route(/assets\/window-/, async (route) => {
      await window.promise
      await route.continue()
    })
    await page.reload({ waitUntil: 'commit' })
    const pages = page.getByTestId('pages')
    await expect(pages.locator('.page[data-page-number="5"] .textLayer')).toContainText('Risques')
    await expect(page.getByRole('tab')).toHaveCount(0)
    await expect(page.locator('.night').getByTestId('pages')).toBeVisible()
    const top = (): Promise<number> => pages.evaluate((pane) => pane.scrollTop)
    const [box, scrolled] = [await pages.boundingBox(), await top()]
    const canvas = await pages.locator('.page[data-page-number="5"] canvas').elementHandle()
    window.resolve()
    await expect(field(page)).toHaveValue('3')
    await expect(pages).toBeFocused()
    expect([await pages.boundingBox(), await top()]).toEqual([box, scrolled])
    expect(await canvas?.evaluate((element) => element.isConnected)).toBe(true)
    await selectWords(page, 'Risques')
    await page.keyboard.press('1')
    await expect(page.getByTestId('page-mark')).toBeVisible()
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

  test('turns pages dark at night, and the words stay legible and selected', async ({ page, reading }) => {
    await reading.open(reading.report)
    await expect(textOf(page, 1)).toContainText('A report to read')
    // For the night pages are drawn anew, text included.
    await selectWords(page, 'report to read')
    await textOf(page, 1).evaluate((layer) => layer.setAttribute('data-day', ''))
    await page.keyboard.press('Shift+D')
    await expect(textOf(page, 1)).toContainText('A report to read')
    await expect(textOf(page, 1)).not.toHaveAttribute('data-day')
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('report to read')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await textOf(page, 1).click({ position: { x: 20, y: 300 } })
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
