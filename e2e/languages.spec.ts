import { expect, test } from './support/app.ts'

test.describe('both languages', () => {
  test('change at once, and stay over a reload', async ({ app }) => {
    const { page } = app
    await expect(page.getByText('All publications')).toBeVisible()
    await page.getByRole('radio', { name: 'Français' }).click()
    await expect(page.getByText('Toutes les publications')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(page.getByTestId('publication-count')).toContainText('119 publications')
    await page.waitForTimeout(600)
    await page.reload()
    await expect(page.getByText('Toutes les publications')).toBeVisible()
  })

  test.describe('of the system', () => {
    test.use({ locale: 'fr-FR' })
    test('decide the first time', async ({ app }) => {
      await expect(app.page.getByText('Toutes les publications')).toBeVisible()
    })
  })
})
