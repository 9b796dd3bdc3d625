import { expect, test } from './support/app.ts'
import { goTo, inboxRows } from './support/list.ts'

test.describe('the inbox', () => {
  test('accepts all the sure ones with one key', async ({ app }) => {
    const { page } = app
    await goTo(page, '/inbox')
    await expect(inboxRows(page).first()).toBeVisible()
    await page.keyboard.press('Shift+Enter')
    await expect(page.getByText(/7 filed/)).toBeVisible()
  })

  test('is worked off by keyboard: join, accept, next', async ({ app }) => {
    const { page } = app
    await goTo(page, '/inbox')
    const rows = inboxRows(page)
    await expect(rows.first()).toBeVisible()
    const before = await rows.count()
    await expect(page.getByText('Same work in French and English').first()).toBeVisible()
    await rows.first().click()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/1 filed/)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/1 filed/)).toBeHidden()
    expect(before).toBeGreaterThan(5)
  })
})
