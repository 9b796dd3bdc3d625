import { expect, test } from './support/app.ts'

test.describe('search', () => {
  test('finds pages in both languages by a word of one, and opens the page', async ({ app }) => {
    const { page } = app
    await expect(page.getByTestId('publication-row').first()).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.getByTestId('search-input')).toBeFocused()
    await page.getByTestId('search-input').fill('passeurs Sahel')
    const hits = page.getByTestId('search-hit')
    await expect(hits.filter({ hasText: 'Smugglers' }).first()).toBeVisible()
    await expect(hits.filter({ hasText: 'passeurs' }).first()).toBeVisible()
    await hits.filter({ hasText: 'En' }).filter({ hasText: 'p.' }).first().click()
    await expect(
      page.getByTestId('pages').locator('.textLayer span[role=presentation]').first(),
    ).toBeVisible()
  })

  test('jumps to anything from one field', async ({ app }) => {
    const { page } = app
    await expect(page.getByTestId('publication-row').first()).toBeVisible()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog')
    await palette.getByRole('combobox').fill('atlantic')
    await expect(palette.getByRole('option', { name: /Gateway/ }).first()).toBeVisible()
    await palette.getByRole('combobox').fill('dark')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(palette).toBeHidden()
  })
})
