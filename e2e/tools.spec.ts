import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { loadPdfium, openDocument } from '../src-main/pdf/pdfium/index.ts'
import { expect, test } from './support/app.ts'
import { openReader } from './support/reader.ts'
import { slow } from './support/slow.ts'

/** A place on the first page, parts of its width and height; what lies below the middle is out of the window. */
type Spot = readonly [x: number, y: number]

/** Where a spot of the first page is in the window. */
async function at(page: Page, [x, y]: Spot): Promise<[number, number]> {
  const edge = await page.locator('.page[data-page-number="1"]').boundingBox()
  if (!edge) throw new Error('no page')
  return [edge.x + x * edge.width, edge.y + y * edge.height]
}

/** Draws on the first page with the mouse; one spot alone is a click. */
async function drag(page: Page, spots: readonly Spot[]): Promise<void> {
  for (const [index, spot] of spots.entries()) {
    await page.mouse.move(...(await at(page, spot)), { steps: index === 0 ? 1 : 6 })
    if (index === 0) await page.mouse.down()
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

  // What is typed on the page is there with the next click elsewhere; without words there is no box.
  await tool(page, 'Write on the page').click()
  await drag(page, [
    [0.5, 0.2],
    [0.8, 0.25],
  ])
  await page.keyboard.type('Read aloud on Monday')
  await page.mouse.click(...(await at(page, [0.5, 0.5])))
  await expect(cards(page)).toHaveCount(2)
  await expect(page.locator('.page-mark.freetext')).toHaveText('Read aloud on Monday')
  await page.keyboard.press('x')
  await drag(page, [[0.5, 0.1]])
  await expect(page.getByTestId('text-box')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('text-box')).toHaveCount(0)
  await expect(cards(page)).toHaveCount(2)

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
  // A second stroke that follows at once belongs to the same drawing.
  await drag(page, [
    [0.2, 0.45],
    [0.6, 0.45],
  ])
  await expect(cards(page)).toHaveCount(4)
  await expect(page.locator('.page-ink')).toHaveCount(1)
  await expect(page.locator('.page-ink path')).toHaveCount(2)
  await page.keyboard.press('e')
  await drag(page, [
    [0.5, 0.43],
    [0.5, 0.47],
  ])
  await expect(page.locator('.page-ink path')).toHaveCount(3)

  // Escape puts the tool away and does not leave the file.
  await page.keyboard.press('Escape')
  await expect(layer).toHaveCount(0)
  await expect(cards(page)).toHaveCount(4)
  const made = (await subtypes(page)).filter((each) => each !== 'Link' && each !== 'Popup')
  expect(made).toEqual(['FreeText', 'Ink', 'Square', 'Text'])

  // What was erased comes back with the last command.
  await page.keyboard.press('Control+z')
  await expect(page.locator('.page-ink path')).toHaveCount(2)
})

/** Moves the pointer from a part of an element's width in the middle of its height; `release` ends the gesture. */
async function pull(page: Page, [from, part]: [Locator, number], [dx, dy]: Spot, release = true) {
  const box = await boxOf(from)
  const [x, y] = [box.x + box.width * part, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 5 })
  if (release) await page.mouse.up()
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('not shown')
  return box
}

test('marks are moved and sized by the mouse, one edit a gesture', async ({ app, shell }) => {
  const { page } = app
  // Slow answers: what is taken back is the last gesture all the same.
  if (shell === 'web') await slow(page, '**/rpc/annotations/update')
  await openReader(page, 'Players of many parts')
  const area = page.locator('.page-mark.area')
  const frame = page.getByTestId('mark-frame')
  const corner: [Locator, number] = [frame.locator('[data-handle="se"]'), 0.5]
  await page.keyboard.press('a')
  await drag(page, [
    [0.1, 0.05],
    [0.4, 0.15],
  ])
  await expect(frame).toBeFocused()
  const first = await boxOf(area)

  // Escape in the middle of a gesture: nothing happened.
  await pull(page, corner, [60, 40], false)
  expect((await boxOf(area)).width).toBeCloseTo(first.width + 60, 0)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect((await boxOf(area)).width).toBeCloseTo(first.width, 0)

  await pull(page, corner, [60, 40])
  expect((await boxOf(area)).height).toBeCloseTo(first.height + 40, 0)
  // By its edge, and no further than the edge of the page.
  await pull(page, [frame.locator('.edge.n'), 0.25], [-2000, 30])
  const moved = await boxOf(area)
  expect(moved.x).toBeCloseTo((await boxOf(page.locator('.page[data-page-number="1"]'))).x, -0.3)
  expect(moved.y).toBeCloseTo(first.y + 30, 0)
  expect(moved.width).toBeCloseTo(first.width + 60, 0)

  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await boxOf(area)).x).toBeCloseTo(first.x, 0)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await boxOf(area)).width).toBeCloseTo(first.width, 0)
})

test('tools and marks are used by keys alone', async ({ app }) => {
  const { page } = app
  const { keyboard } = page
  const said = page.getByTestId('hand-said')
  const frame = page.getByTestId('mark-frame')
  await openReader(page, 'Players of many parts')

  // An area: Enter begins, arrows size, Enter ends.
  await keyboard.press('a')
  await expect(said).toContainText('Enter begins')
  for (const key of ['ArrowRight', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter'])
    await keyboard.press(key)
  const area = page.locator('.page-mark.area')
  await expect(area).toHaveCount(1)
  await expect(frame).toBeFocused()
  const first = await boxOf(area)
  const scale = first.width / 50

  // Key presses in a row are one edit.
  for (const key of ['ArrowLeft', 'Shift+ArrowUp', 'Alt+Shift+ArrowRight']) await keyboard.press(key)
  await expect(said).toContainText('60 points wide')
  const after = await boxOf(area)
  expect([first.x - after.x, first.y - after.y].map((way) => Math.round(way / scale))).toEqual([1, 10])
  await page.waitForTimeout(1000)
  await keyboard.press('Control+z')
  await expect.poll(async () => (await boxOf(area)).width).toBeCloseTo(first.width, 0)
  expect((await boxOf(area)).y).toBeCloseTo(first.y, 0)

  // A text box, written, moved by the frame, and written again.
  await keyboard.press('x')
  for (const key of ['Shift+ArrowUp', 'Enter']) await keyboard.press(key)
  await keyboard.type('Read')
  await keyboard.press('Escape')
  const box = page.locator('div.page-mark.freetext')
  await expect(box).toHaveText('Read')
  await expect(frame).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.type(' aloud')
  await keyboard.press('Escape')
  await expect(box).toHaveText('Read aloud')

  // A line, and a note whose words are asked for at once.
  await keyboard.press('d')
  for (const key of ['Shift+ArrowDown', 'Enter', 'Shift+ArrowLeft', 'Enter', 'v']) await keyboard.press(key)
  await expect(page.locator('.page-ink')).toHaveCount(1)
  await keyboard.press('m')
  for (const key of ['Shift+ArrowRight', 'Enter']) await keyboard.press(key)
  await expect(cards(page)).toHaveCount(4)
  await keyboard.type('Seen')
  await keyboard.press('Control+Enter')
  await expect(cards(page).filter({ hasText: 'Seen' })).toHaveCount(1)
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

// Pens and fingers are sent through the protocol of a browser.
test.describe('a screen that is touched', { tag: '@browser' }, () => {
  test.use({ hasTouch: true })
  test('is drawn on with a finger, and with a pen as hard as it is pressed while the palm rests', async ({
    app,
  }) => {
    const { page } = app
    await openReader(page, 'Players of many parts')
    const session = await page.context().newCDPSession(page)
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', spot?: Spot): Promise<void> => {
      const [x, y] = spot ? await at(page, spot) : [0, 0]
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: spot ? [{ x, y }] : [] })
    }
    const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', spot: Spot, force: number) => {
      const [x, y] = await at(page, spot)
      const held = { button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 } as const
      await session.send('Input.dispatchMouseEvent', { type, x, y, force, pointerType: 'pen', ...held })
    }
    await page.keyboard.press('d')
    await touch('touchStart', [0.2, 0.2])
    for (const x of [0.3, 0.4, 0.5]) await touch('touchMove', [x, 0.2])
    await touch('touchEnd')
    await expect(page.locator('.page-ink path')).toHaveCount(1)
    await expect(cards(page)).toHaveCount(1)
    await page.keyboard.press('Escape')

    await page.keyboard.press('d')
    await pen('mousePressed', [0.2, 0.3], 0.1)
    await touch('touchStart', [0.5, 0.45])
    for (const step of [1, 2, 3, 4, 5]) {
      await pen('mouseMoved', [0.2 + step * 0.1, 0.3], 0.1 + step * 0.15)
      await touch('touchMove', [0.5, 0.45 + step * 0.01])
    }
    await pen('mouseReleased', [0.7, 0.3], 0)
    await touch('touchEnd')
    await expect(cards(page)).toHaveCount(2)
    const widths = await page
      .locator('.page-ink path')
      .evaluateAll((lines) =>
        lines.map((line) => Number.parseFloat((line as SVGElement).style.getPropertyValue('--ink-width'))),
      )
    expect(Math.max(...widths)).toBeGreaterThan(2 * Math.min(...widths))
  })
})
