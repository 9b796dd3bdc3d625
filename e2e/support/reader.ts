import { expect, type Page } from '@playwright/test'
import { rowOf, showNewest } from './list.ts'

/** Opens a publication's file from the list by its title. */
export async function openReader(page: Page, title: string): Promise<void> {
  await showNewest(page)
  await rowOf(page, title).click()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pages').locator('.textLayer span[role=presentation]').first()).toBeVisible()
}

/** Where the pointer goes down and up to select words from their first letter to their last, whichever way they run. */
async function endsOf(page: Page, words: string) {
  const line = page.locator('.textLayer span[role=presentation]', { hasText: words }).last()
  return line.evaluate((span, text) => {
    span.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const node = document.createTreeWalker(span, NodeFilter.SHOW_TEXT).nextNode()
    if (!node?.textContent) throw new Error('no text')
    const start = node.textContent.indexOf(text)
    const letter = (at: number): { x: number; y: number; side: number } => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { x: (left + right) / 2, y: (top + bottom) / 2, side: Math.min(right - left, bottom - top) }
    }
    const [first, last] = [letter(start), letter(start + text.length - 1)]
    const length = Math.hypot(last.x - first.x, last.y - first.y)
    const [dx, dy] = [(last.x - first.x) / length, (last.y - first.y) / length]
    const beside = ({ x, y, side }: typeof first, part: number) => ({
      x: x + dx * side * part,
      y: y + dy * side * part,
    })
    return { from: beside(first, -0.25), to: beside(last, 0.25) }
  }, words)
}

/** The ends of words when they no longer move: a page is laid out again when bars and panels around it have come. */
async function endsAtRest(page: Page, words: string): ReturnType<typeof endsOf> {
  let now = await endsOf(page, words)
  let before = ''
  await expect
    .poll(async () => {
      const last = before
      now = await endsOf(page, words)
      before = JSON.stringify(now)
      return before === last
    })
    .toBe(true)
  return now
}

/** Selects words of the shown pages with the mouse. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const { from, to } = await endsAtRest(page, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Selects words of the first page with the caret, from the start of its text; keys alone. */
export async function selectByKeyboard(page: Page, words: string): Promise<void> {
  const layer = page.locator('.page[data-page-number="1"] .textLayer')
  const text = await layer.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const end of copy.querySelectorAll('br')) end.replaceWith('\n')
    return copy.textContent
  })
  const start = text.indexOf(words)
  expect(start, `“${words}” in the text of the page`).toBeGreaterThanOrEqual(0)
  const forward = /\p{Script=Arabic}/u.test(words) ? 'ArrowLeft' : 'ArrowRight'
  await page.keyboard.press('k')
  await page.keyboard.press('Control+Home')
  for (let at = 0; at < start; at++) await page.keyboard.press(forward)
  for (let at = 0; at < words.length; at++) await page.keyboard.press(`Shift+${forward}`)
}
