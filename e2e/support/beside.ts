import { expect, type Locator, type Page } from '@playwright/test'
import { goTo, inboxRows, rowOf, showNewest } from './list.ts'

/** Joins both versions of the report on the Central Sahel, and opens the one that is read first. */
export async function openBoth(page: Page): Promise<void> {
  await goTo(page, '/inbox')
  await expect(page.locator('.strip')).toHaveCount(2)
  const versions = inboxRows(page).filter({ hasText: /Risques de protection|Protection risks/ })
  await versions.first().click()
  await page.keyboard.press('j')
  await expect(versions).toHaveCount(1)
  await goTo(page, '/all')
  await showNewest(page)
  await rowOf(page, /Risques de protection|Protection risks/).click()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pages').locator('.textLayer span[role=presentation]').first()).toBeVisible()
}

/** The pages of one side. */
export const sideOf = (page: Page, name: 'left' | 'right'): Locator =>
  page.getByTestId(`side-${name}`).getByTestId('pages')

/** Shows both versions side by side. */
export async function readBeside(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Side by side|Côte à côte/ }).click()
  for (const name of ['left', 'right'] as const) {
    await expect(sideOf(page, name).locator('.textLayer span[role=presentation]').first()).toBeVisible()
  }
}

/** Which page lies at a third of the height of a side, and how far down it: 2.5 is the middle of page 3. */
export async function placeOf(page: Page, name: 'left' | 'right'): Promise<number> {
  return sideOf(page, name).evaluate((pane) => {
    const line = pane.getBoundingClientRect().top + 0.3 * pane.clientHeight
    const pages = [...pane.querySelectorAll('.page')].map((each) => each.getBoundingClientRect())
    const index = pages.findIndex((box) => box.bottom >= line)
    const box = pages[index]
    return box ? index + (line - box.top) / box.height : -1
  })
}

/** The place of a side when it no longer moves: a turn of the wheel takes its time, and begins late on a busy machine. */
export async function restOf(page: Page, name: 'left' | 'right'): Promise<number> {
  let last = NaN
  await expect
    .poll(async () => {
      const [before, now] = [last, await placeOf(page, name)]
      last = now
      return now === before
    })
    .toBe(true)
  return last
}
