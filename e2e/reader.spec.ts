import { readFile } from 'node:fs/promises'
import { expect, test } from './support/app.ts'
import { slow } from './support/slow.ts'
import { openReader, selectWords } from './support/reader.ts'

test.describe('the reader', () => {
  test('opens a file, marks words by key, comments them and writes the annotated copy', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await page.getByLabel('Page', { exact: true }).fill('2')
    await page.getByLabel('Page', { exact: true }).press('Enter')
    await selectWords(page, 'many people travel')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    // The comment is asked for while the mark is still being made.
    if (app.core !== null) await slow(page, '**/rpc/annotations/create*')
    await page.keyboard.press('2')
    await page.keyboard.press('n')
    const card = page.getByTestId('mark-card')
    await expect(card).toContainText('many people travel')
    await expect(page.getByTestId('page-mark')).toBeVisible()
    await expect(card.getByLabel('Comment')).toBeFocused()
    await page.keyboard.type('To be checked with the authors.')
    await page.keyboard.press('Control+Enter')
    await expect(card).toContainText('To be checked with the authors.')

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Annotated copy' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('Smugglers-Briefing-Paper-May-2019-11Jun.annotated.pdf')
    const bytes = await readFile(await file.path())
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(bytes.toString('latin1')).toContain('/Highlight')
  })

  test('keeps a mark over a reload', async ({ app }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    await selectWords(page, 'Researched and written')
    await page.keyboard.press('1')
    await expect(page.getByTestId('mark-card')).toHaveCount(1)
    await selectWords(page, 'Ekaterina Golovko')
    await page.keyboard.press('s')
    await expect(page.getByTestId('mark-card')).toHaveCount(2)
    await expect(page.getByTestId('mark-card').last()).toContainText('strikeout')
    await page.keyboard.press('Control+z')
    await expect(page.getByTestId('mark-card')).toHaveCount(1)
    await page.reload()
    await expect(page.getByTestId('mark-card')).toContainText('Researched and written')
  })
})
