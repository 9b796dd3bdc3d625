import { expect, type Locator, type Page } from '@playwright/test'

/** Goes to an address of the window. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash)
}

/** Shows the whole catalogue with what was added last on top, so that the downloads of the sample are in sight. */
export async function showNewest(page: Page): Promise<void> {
  await expect(page.getByTestId('publication-row').first()).toBeVisible()
  await goTo(page, `/all?s=${encodeURIComponent(JSON.stringify({ by: 'added', descending: true }))}`)
  await expect(page.getByTestId('publication-row').first()).not.toContainText('Quarter 4, 2025')
}

/** The row of a publication by words of its title. */
export function rowOf(page: Page, title: string | RegExp): Locator {
  return page.getByTestId('publication-row').filter({ hasText: title }).first()
}

/** What is known of the publication under the keyboard. */
export function inspectorOf(page: Page): Locator {
  return page.locator('aside.inspector')
}

/** A field of the inspector by its name. */
export function fieldOf(page: Page, name: string): Locator {
  return inspectorOf(page)
    .locator('.fld')
    .filter({ has: page.locator('dt', { hasText: name }) })
}

/** Publications that wait in the inbox. */
export function inboxRows(page: Page): Locator {
  return page.locator('.inbox-row')
}
