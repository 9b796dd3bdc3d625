import { expect, type Page } from '@playwright/test'

/** A main view, and how to get there from the window as it opens. */
export interface View {
  readonly name: string
  open(page: Page): Promise<void>
}

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => (location.hash = to), hash)
}
const rows = (page: Page) => page.getByTestId('publication-row')

/** Views that are looked at in both languages and both themes. */
export const VIEWS: readonly View[] = [
  {
    name: 'catalogue',
    open: async (page) => {
      await rows(page).filter({ hasText: 'Players of many parts' }).first().click()
      await expect(page.getByTestId('inspector')).toBeVisible()
    },
  },
  {
    name: 'grid',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('couv')
      await expect(rows(page).first()).toBeVisible()
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'inbox',
    open: async (page) => {
      await goTo(page, '/inbox')
      await expect(page.getByTestId('inbox-row').first()).toBeVisible()
    },
  },
  {
    name: 'search',
    open: async (page) => {
      await page.getByTestId('search-input').fill('passeurs Sahel')
      await expect(page.getByTestId('search-hit').first()).toBeVisible()
    },
  },
]
