import { expect, type Page } from '@playwright/test'
import { markWords, openBrief } from './briefs.ts'
import { goTo, inboxRows, inspectorOf, rowOf, showNewest } from './list.ts'

/** A main view, and how to get there from the window as it opens. */
export interface View {
  readonly name: string
  open(page: Page): Promise<void>
}

/** Views that are looked at in both languages and both themes. */
export const VIEWS: readonly View[] = [
  {
    name: 'catalogue',
    open: async (page) => {
      await showNewest(page)
      await rowOf(page, 'Players of many parts').click()
      await expect(inspectorOf(page)).toContainText('Ekaterina Golovko')
    },
  },
  {
    name: 'grid',
    open: async (page) => {
      await showNewest(page)
      await page.getByRole('radio', { name: /covers|couvertures/i }).click()
      await expect(page.getByTestId('publication-row').first()).toBeVisible()
    },
  },
  {
    name: 'inbox',
    open: async (page) => {
      await goTo(page, '/inbox')
      await expect(inboxRows(page).first()).toBeVisible()
    },
  },
  {
    name: 'search',
    open: async (page) => {
      await page.getByTestId('search-input').fill('passeurs Sahel')
      await expect(page.getByTestId('search-hit').first()).toBeVisible()
    },
  },
  {
    name: 'palette',
    open: async (page) => {
      await expect(page.getByTestId('publication-row').first()).toBeVisible()
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('niger')
      await expect(page.getByRole('option').first()).toBeVisible()
    },
  },
  {
    name: 'trash',
    open: async (page) => {
      await goTo(page, '/trash')
      await expect(page.getByRole('heading').first()).toBeVisible()
    },
  },
  {
    name: 'reader',
    open: async (page) => {
      await showNewest(page)
      await rowOf(page, 'Players of many parts').click()
      await page.keyboard.press('Enter')
      await expect(
        page.getByTestId('pages').locator('.textLayer span[role=presentation]').first(),
      ).toBeVisible()
    },
  },
  {
    name: 'brief',
    open: async (page) => {
      await openBrief(page, await markWords(page))
      await page.getByTestId('brief-excerpt').first().click()
      // Narrow windows show the pages in the place of the text, when they are asked for.
      if (await page.getByTestId('preview-page').isVisible()) {
        await expect(page.getByTestId('preview-sheet').first().locator('canvas')).toBeVisible()
      }
    },
  },
]
