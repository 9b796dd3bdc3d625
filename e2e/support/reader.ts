import { expect, type Page } from '@playwright/test'
import { rowOf, showNewest } from './list.ts'

/** Opens a publication's file from the list by its title. */
export async function openReader(page: Page, title: string): Promise<void> {
  await showNewest(page)
  await rowOf(page, title).click()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pages').locator('.textLayer span').first()).toBeVisible()
}

/** Selects words of the shown pages as the mouse would: from their first letter to their last. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const line = page.locator('.textLayer span', { hasText: words }).last()
  await line.scrollIntoViewIfNeeded()
  const ends = await line.evaluate((span, text) => {
    const node = document.createTreeWalker(span, NodeFilter.SHOW_TEXT).nextNode()
    if (!node?.textContent) throw new Error('no text')
    const start = node.textContent.indexOf(text)
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, start + text.length)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, middle: (top + bottom) / 2 }
  }, words)
  await page.mouse.move(ends.left + 1, ends.middle)
  await page.mouse.down()
  await page.mouse.move(ends.right - 1, ends.middle, { steps: 4 })
  await page.mouse.up()
}
