import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { rowOf, showNewest } from './support/list.ts'
import { violationsOf } from './support/looks.ts'
import { openReader } from './support/reader.ts'

const tabs = (page: Page): Locator => page.getByTestId('file-tab')
const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name })

/** Opens a further file from the library. */
async function openMore(page: Page, title: string): Promise<void> {
  await tab(page, 'Library').click()
  await rowOf(page, title).click()
  await page.keyboard.press('Enter')
  await expect(tab(page, new RegExp(title))).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('.layer:not(.behind) .textLayer span[role=presentation]').first()).toBeVisible()
}

test.describe('tabs', () => {
  test('hold the open files, the library first, and come back after a reload', async ({ app }) => {
    const { page } = app
    await expect(page.getByRole('tablist')).toHaveCount(0)
    await openReader(page, 'Players of many parts')
    await openMore(page, 'A Gateway Re-opens')
    await expect(page.getByRole('tab')).toHaveText([/Library/, /Players of many parts.*EN/, /A Gateway.*EN/])

    await tab(page, /Players/).click()
    await page.reload()
    await expect(page.getByRole('tab')).toHaveCount(3)
    await expect(tab(page, /Players/)).toHaveAttribute('aria-selected', 'true')

    await tab(page, 'Library').click()
    await rowOf(page, 'A Gateway Re-opens').click()
    await page.keyboard.press('Enter')
    await expect(tabs(page), 'a file that is open goes to its tab').toHaveCount(2)
    await expect(tab(page, /A Gateway/)).toHaveAttribute('aria-selected', 'true')
  })

  test('bring the library back as it was left', async ({ app }) => {
    const { page } = app
    await showNewest(page)
    const list = page.getByRole('grid')
    await rowOf(page, 'Players of many parts').click()
    await list.evaluate((element) => element.scrollTo(0, 150))
    const scrolled = 150
    const address = page.url()
    await page.keyboard.press('Enter')
    await expect(tabs(page)).toHaveCount(1)
    await tab(page, 'Library').click()
    expect(page.url()).toBe(address)
    await expect(list).toBeFocused()
    expect(await list.evaluate((element) => element.scrollTop)).toBe(scrolled)
    await expect(page.locator('aside.inspector')).toBeVisible()
  })

  test('keep page and selection of a file while another is shown', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await page.getByLabel('Page', { exact: true }).fill('4')
    await page.getByLabel('Page', { exact: true }).press('Enter')
    const scroller = page.locator('.layer:not(.behind)').getByTestId('pages')
    await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(1000)
    const before = await scroller.evaluate((element) => element.scrollTop)
    await openMore(page, 'A Gateway Re-opens')
    await tab(page, /Players/).click()
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before)
    await expect(page.getByRole('tabpanel')).toHaveCount(1)
  })

  test('are closed by ×, middle click and Delete, and opened again', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await openMore(page, 'A Gateway Re-opens')
    await openMore(page, 'Assessment of anti-trafficking')
    await expect(tabs(page)).toHaveCount(3)

    await tab(page, /A Gateway/)
      .getByTestId('tab-close')
      .click()
    await expect(tabs(page)).toHaveCount(2)
    await tab(page, /Players/).click({ button: 'middle' })
    await expect(tabs(page)).toHaveCount(1)
    await tab(page, /Assessment/).focus()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('tablist')).toHaveCount(0)
    await expect(page.getByTestId('publication-row').first()).toBeVisible()

    await page.keyboard.press('Control+Shift+T')
    await expect(tab(page, /Assessment/)).toHaveAttribute('aria-selected', 'true')
  })

  test('are moved to and moved by keys', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await openMore(page, 'A Gateway Re-opens')
    await page.keyboard.press('Alt+2')
    await expect(tab(page, /Players/)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Alt+PageDown')
    await expect(tab(page, /A Gateway/)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Alt+1')
    await expect(tab(page, 'Library')).toHaveAttribute('aria-selected', 'true')

    await tab(page, 'Library').focus()
    await page.keyboard.press('End')
    await expect(tab(page, /A Gateway/)).toBeFocused()
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await expect(page.getByRole('tab')).toHaveText([/Library/, /A Gateway/, /Players/])
    await expect(tab(page, /A Gateway/)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(tab(page, /A Gateway/)).toHaveAttribute('aria-selected', 'true')
    await tab(page, /Players/).dragTo(tab(page, /A Gateway/))
    await expect(page.getByRole('tab')).toHaveText([/Library/, /Players/, /A Gateway/])
  })

  test('go with a publication into the trash, and keys of the list do not reach a file', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await page.keyboard.press('Delete')
    await openMore(page, 'A Gateway Re-opens')
    await tab(page, 'Library').click()
    await expect(rowOf(page, 'Players of many parts')).toBeVisible()
    await rowOf(page, 'A Gateway Re-opens').click()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('tab')).toHaveText([/Library/, /Players/])
  })

  test('are accessible', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await openMore(page, 'A Gateway Re-opens')
    expect(await violationsOf(page, '.bar')).toEqual([])
  })
})
