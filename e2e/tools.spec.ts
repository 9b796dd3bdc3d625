import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { loadPdfium, openDocument } from '../src-main/pdf/pdfium/index.ts'
import { expect, test } from './support/app.ts'
import { openReader } from './support/reader.ts'

/** A place on the first page, parts of its width and height; what lies below the middle is out of the window. */
type Spot = readonly [x: number, y: number]

/** Draws on the first page with the mouse; one spot alone is a click. */
async function drag(page: Page, spots: readonly Spot[]): Promise<void> {
  const edge = await page.locator('.page[data-page-number="1"]').boundingBox()
  if (!edge) throw new Error('no page')
  for (const [at, [x, y]] of spots.entries()) {
    await page.mouse.move(edge.x + x * edge.width, edge.y + y * edge.height, { steps: at === 0 ? 1 : 6 })
    if (at === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

async function subtypes(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Shift+E')
  const bytes = new Uint8Array(await readFile(await (await download).path()))
  using copy = openDocument(await loadPdfium(), bytes)
  return copy.withPage(0, (shown) => shown.annotations().map(({ subtype }) => subtype)).toSorted()
}

const tool = (page: Page, name: string) => page.getByTestId('tools').getByRole('button', { name })
const cards = (page: Page) => page.getByTestId('mark-card')

test('notes, texts, drawings and areas are put on a page, and into the annotated copy', async ({ app }) => {
  test.setTimeout(120_000)
  const { page } = app
  await openReader(page, 'Players of many parts')
  const layer = page.getByTestId('tool-layer').first()

  await page.keyboard.press('m')
  await expect(tool(page, 'Place a note')).toHaveAttribute('aria-pressed', 'true')
  await drag(page, [[0.7, 0.3]])
  await expect(cards(page)).toHaveCount(1)
  await expect(tool(page, 'Select text')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.type('Ask Ali: max. 3 pages')
  await page.keyboard.press('Control+Enter')
  await expect(cards(page)).toContainText('Ask Ali: max. 3 pages')

  await tool(page, 'Write on the page').click()
  await drag(page, [
    [0.5, 0.2],
    [0.8, 0.25],
  ])
  await expect(cards(page)).toHaveCount(2)
  await page.keyboard.type('Read aloud on Monday')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.page-mark.freetext')).toHaveText('Read aloud on Monday')

  await page.keyboard.press('a')
  await drag(page, [
    [0.1, 0.05],
    [0.4, 0.15],
  ])
  await expect(page.locator('.page-mark.area')).toHaveCount(1)

  await page.keyboard.press('d')
  await drag(page, [
    [0.2, 0.4],
    [0.4, 0.36],
    [0.6, 0.4],
  ])
  await expect(page.locator('.page-ink')).toHaveCount(1)
  await drag(page, [
    [0.2, 0.45],
    [0.6, 0.45],
  ])
  await expect(page.locator('.page-ink')).toHaveCount(2)
  await page.keyboard.press('e')
  await drag(page, [
    [0.5, 0.43],
    [0.5, 0.47],
  ])
  await expect(page.locator('.page-ink')).toHaveCount(1)

  // Escape puts the tool away and does not leave the file.
  await page.keyboard.press('Escape')
  await expect(layer).toHaveCount(0)
  await expect(cards(page)).toHaveCount(4)
  const made = (await subtypes(page)).filter((each) => each !== 'Link' && each !== 'Popup')
  expect(made).toEqual(['FreeText', 'Ink', 'Square', 'Text'])

  // What was erased comes back with the last command.
  await page.keyboard.press('Control+z')
  await expect(page.locator('.page-ink')).toHaveCount(2)
})

test('letters that are typed take no tool', async ({ app }) => {
  const { page } = app
  await openReader(page, 'Players of many parts')
  await page.keyboard.press('m')
  await drag(page, [[0.7, 0.3]])
  await expect(cards(page)).toHaveCount(1)
  await page.keyboard.type('vmxdea')
  await expect(tool(page, 'Select text')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('tool-layer')).toHaveCount(0)
})
