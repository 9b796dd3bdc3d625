import { expect, test } from './support/app.ts'

test.describe('the first run', () => {
  test.use({ content: 'none' })

  test('offers an empty library, and says where it lies', async ({ app }) => {
    const { page, folders } = app
    await expect(page.getByRole('heading', { name: 'The satchel is empty' })).toBeVisible()
    await expect(page.getByText(folders.library)).toBeVisible()
    await page.getByTestId('start-empty').click()
    await expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible()
  })

  test('offers the demonstration library', async ({ app }) => {
    const { page } = app
    await page.getByTestId('start-demo').click()
    await expect(page.getByTestId('publication-row').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByTestId('publication-count')).toContainText('112')
  })

  test('speaks French when asked, at once', async ({ app }) => {
    const { page } = app
    await page.getByRole('radio', { name: 'Français' }).click()
    await expect(page.getByRole('heading', { name: 'Le cartable est vide' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  })
})
