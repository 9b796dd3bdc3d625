import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { markWords, MARKED, openBrief } from './support/briefs.ts'
import { openReader, selectWords } from './support/reader.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const items = (page: Page): Locator => page.getByTestId('brief-item')
const excerpts = (page: Page): Locator => page.getByTestId('brief-excerpt')

const close = (dialog: Locator): Promise<void> => dialog.getByRole('button', { name: 'Close' }).last().click()

/** Exports the open brief, leaves the dialog, and returns the file that the browser was handed. */
async function exported(
  page: Page,
  format: string,
  leave: (dialog: Locator) => Promise<void> = close,
): Promise<{ name: string; bytes: Buffer }> {
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: format }).click()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: false }).last().click()
  const download = await coming
  await expect(dialog.getByTestId('export-facts')).toContainText('2 excerpts')
  await leave(dialog)
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test.describe('a brief', () => {
  test('takes marks of the week by drag and by key, shows its pages, is verified and goes out', async ({
    app,
  }) => {
    const { page } = app
    if (!app.core) return
    await markWords(page)
    await openBrief(page)
    const shelf = page.getByTestId('mark-shelf')
    const mark = (at: number): Locator =>
      shelf.getByTestId('shelf-mark').filter({ hasText: MARKED[at]?.quote.slice(0, 12) ?? '' })

    // By drag: before the second heading. By key: behind what is under the keyboard.
    await mark(0).dragTo(items(page).last(), { targetPosition: { x: 200, y: 2 } })
    await expect(excerpts(page)).toHaveCount(1)
    await expect(items(page).nth(2)).toContainText(MARKED[0].quote)
    await mark(1).focus()
    await page.keyboard.press('b')
    await expect(excerpts(page)).toHaveCount(2)
    await expect(page.getByTestId('outline').getByRole('treeitem').first()).toContainText('2')

    // The section goes with all that it holds, and comes back.
    await items(page).first().focus()
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await expect(items(page).first()).toContainText('Risques et abus')
    await expect(page.getByTestId('brief-said')).toContainText('Moved to place 2 of 5')
    await page.keyboard.press('Control+z')
    await expect(items(page).last()).toContainText('Risques et abus')

    await page.getByTestId('verify').click()
    await expect(page.getByTestId('verify')).toHaveText('Verify quotes: 2 of 2 match')
    await expect(page.getByTestId('preview-page')).toContainText(/Page 1 of \d/)
    await expect(page.getByTestId('preview-sheet').first().locator('canvas')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ') ?? ''}`)).toEqual([])

    // English words in a French brief are one warning; it opens by key, reads which they are, and leads to each.
    const pdf = await exported(page, 'PDF', async (dialog) => {
      const warnings = dialog.getByTestId('warnings-other-language')
      const each = warnings.getByRole('listitem').getByRole('button')
      await expect(each.first()).toBeHidden()
      await warnings.locator('summary').focus()
      await page.keyboard.press('Enter')
      await expect(warnings).toContainText('2 quotations are in another language')
      await expect(each).toHaveText([MARKED[0].quote, MARKED[1].quote].map((quote) => new RegExp(quote)))
      await page.keyboard.press('Tab')
      await expect(each.first()).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await expect(items(page).filter({ hasText: MARKED[0].quote })).toBeFocused()
    })
    expect(pdf.name).toMatch(/\.pdf$/)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is written in its place, keeps words that could not be saved, and follows its marks', async ({
    app,
  }) => {
    const { page } = app
    const [first] = await markWords(page)
    await openBrief(page, first === undefined ? [] : [first])
    await items(page).nth(1).locator('p').click()
    const area = items(page).nth(1).getByRole('textbox')
    await area.fill('Words of ours.')
    await area.press('Enter')
    await expect(items(page).nth(1).locator('p')).toHaveText('Words of ours.')

    // The composer puts a heading in by its menu.
    await page.keyboard.type('/sub')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Heading' })).toBeFocused()
    await page.keyboard.type('A subheading')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('outline')).toContainText('A subheading')

    // What the core does not take stays on this computer, over a reload too.
    await page.route('**/rpc/briefs/updateItem', (route) => route.abort())
    await items(page).nth(1).locator('p').click()
    await area.fill('Words that are not lost.')
    await expect(page.getByRole('alert')).toContainText('kept on this computer')
    await page.unroute('**/rpc/briefs/updateItem')
    app.consoleErrors.length = 0
    await page.reload()
    await items(page).nth(1).locator('p').click()
    await expect(area).toHaveValue('Words that are not lost.')
    await area.press('Escape')
    await expect(items(page).nth(1).locator('p')).toHaveText('Words that are not lost.')

    // Shortened by keys; then from the page and back.
    await excerpts(page).first().click()
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(excerpts(page).first()).toContainText('many […] with the help')
    await page.keyboard.press('o')
    await expect(page.getByTestId('mark-card').first()).toContainText('in “Passeurs au Sahel central”')
  })

  test('is filled from the reader, and asked for where there is none', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await selectWords(page, 'Researched and written')
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('For the ministers')
    await dialog.getByRole('option', { name: /New brief/ }).click()
    const told = page.getByRole('log')
    await expect(told).toContainText('1 excerpt added to “For the ministers”')
    await told.getByRole('button', { name: 'Open' }).first().click()
    await expect(excerpts(page)).toContainText('Researched and written')
  })
})
