import { openBoth, placeOf, readBeside, restOf, sideOf } from './support/beside.ts'
import { expect, test } from './support/app.ts'
import { violationsOf } from './support/looks.ts'

test.describe('two language versions', () => {
  test('are switched in their tab, at the same page', async ({ app }) => {
    const { page } = app
    await openBoth(page)
    const versions = page.getByTestId('versions')
    await expect(versions.getByRole('radio')).toHaveText(['FR', 'EN', 'FR | EN'])
    await page.keyboard.press('End')
    await expect(page.getByLabel('Page', { exact: true })).toHaveValue('4')
    // The bar went away with the scrolling; whoever comes by keys has it back.
    await versions.getByRole('radio', { name: 'French' }).press('Enter')
    await expect(page.getByTestId('file-tab')).toContainText('FR')
    await expect(page.locator('.textLayer', { hasText: 'Suites' })).toBeVisible()
    await expect(page.getByTestId('file-tab')).toHaveCount(1)
  })

  test('scroll together until the link is undone, and keep a shift', async ({ app }) => {
    const { page } = app
    await openBoth(page)
    await readBeside(page)
    await expect(page.getByTestId('file-tab')).toContainText(/FR.*EN/)
    await expect(page.getByTestId('status-note')).toHaveText('Scrolling together by paragraph')
    await expect(page.getByTestId('status-hints')).toContainText('Alt ↑ ↓shift one side')

    await sideOf(page, 'left').hover()
    await page.mouse.wheel(0, 1500)
    await expect.poll(() => placeOf(page, 'left')).toBeGreaterThan(1.5)
    const apart = async (): Promise<number> =>
      Math.abs((await placeOf(page, 'left')) - (await placeOf(page, 'right')))
    await expect.poll(apart).toBeLessThan(0.05)
    const low = await restOf(page, 'right')
    await sideOf(page, 'right').hover()
    await page.mouse.wheel(0, -600)
    await expect.poll(() => placeOf(page, 'right')).toBeLessThan(low - 0.1)
    await expect.poll(apart).toBeLessThan(0.05)

    await sideOf(page, 'left').focus()
    const right = await restOf(page, 'right')
    for (let times = 0; times < 6; times++) await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(apart).toBeGreaterThan(0.1)
    expect(await placeOf(page, 'right')).toBeCloseTo(right, 2)
    const shift = await apart()
    await page.mouse.wheel(0, 300)
    await expect.poll(() => placeOf(page, 'right')).toBeGreaterThan(right + 0.1)
    await expect.poll(async () => Math.abs((await apart()) - shift)).toBeLessThan(0.1)

    await page.getByRole('button', { name: 'Scroll together' }).click()
    await expect(page.getByTestId('status-note')).toHaveText('Each side scrolls by itself')
    const still = await restOf(page, 'left')
    await sideOf(page, 'right').hover()
    await page.mouse.wheel(0, -700)
    await expect.poll(() => placeOf(page, 'right')).toBeLessThan(right)
    expect(await placeOf(page, 'left')).toBeCloseTo(still, 2)
  })

  test('are both marked, keys act on the side that was touched', async ({ app }) => {
    const { page } = app
    await openBoth(page)
    await readBeside(page)
    for (const [name, line, key] of [
      ['left', 'beaucoup de personnes voyagent', '2'],
      ['right', 'many people travel', '3'],
    ] as const) {
      const words = sideOf(page, name).locator('.textLayer span[role=presentation]', { hasText: line }).last()
      await words.scrollIntoViewIfNeeded()
      await words.click()
      await words.selectText()
      await page.keyboard.press(key)
      await expect(page.getByTestId(`side-${name}`)).toContainText('1 mark')
      await expect(sideOf(page, name).getByTestId('page-mark').first()).toBeVisible()
    }
    await expect(page.getByTestId('side-left')).toContainText('1 mark')
    await page.reload()
    await expect(page.getByTestId('side-right')).toContainText('1 mark')
    await expect(sideOf(page, 'right').locator('.textLayer span[role=presentation]').first()).toBeVisible()
    await expect(sideOf(page, 'left').locator('.textLayer span[role=presentation]').first()).toBeVisible()
    await page.keyboard.press('F4')
    await expect(page.getByTestId('thumbnails').getByRole('option')).toHaveCount(4)
  })

  test('are marked at once, where a person wants the same passage', async ({ app }) => {
    const { page } = app
    await openBoth(page)
    await readBeside(page)
    await expect(page.getByTestId('status-note')).toHaveText('Scrolling together by paragraph')
    const markLeft = async (key: string): Promise<void> => {
      const line = 'beaucoup de personnes voyagent'
      const words = sideOf(page, 'left')
        .locator('.textLayer span[role=presentation]', { hasText: line })
        .last()
      await words.scrollIntoViewIfNeeded()
      await words.click()
      await words.selectText()
      await page.keyboard.press(key)
    }
    const offer = page.getByTestId('passage-offer')
    await markLeft('2')
    await expect(offer.getByRole('button', { name: 'Mark the English passage too' })).toBeVisible()
    await expect(page.getByTestId('passage-said')).toHaveText('Mark the English passage too: key P')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('p')
    await expect(page.getByTestId('side-right')).toContainText('1 mark')
    await expect(offer).toHaveCount(0)
    // Other messages may still stand, with an Undo of theirs.
    const told = page
      .getByRole('log')
      .locator('.toast', { hasText: 'The passage on the other side is marked too' })
    await told.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByTestId('side-right')).toContainText('no marks yet')
    await expect(page.getByTestId('side-left')).toContainText('1 mark')

    // The next mark offers anew. Escape means the offer, and not the tab; by mouse it does the same as by its key.
    await markLeft('3')
    await expect(offer).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(offer).toHaveCount(0)
    await expect(page.getByTestId('side-left')).toContainText('2 marks')
    await markLeft('4')
    await offer.getByRole('button', { name: 'Mark the English passage too' }).click()
    await expect(page.getByTestId('side-right')).toContainText('1 mark')
    await expect(sideOf(page, 'right').getByTestId('page-mark').first()).toBeVisible()
    await page.keyboard.press('F6')
    await page.keyboard.press('Control+z')
    await expect(page.getByTestId('side-right')).toContainText('no marks yet')
  })

  test('are accessible side by side, with thumbnails and without an outline', async ({ app }) => {
    const { page } = app
    await openBoth(page)
    await readBeside(page)
    await page.keyboard.press('F4')
    await expect(page.getByTestId('thumbnails').locator('canvas').first()).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
    // One side turned dark turns the other.
    await page.keyboard.press('Shift+D')
    await expect(page.locator('.canvas.night')).toHaveCount(2)
    await page.keyboard.press('Shift+F4')
    await expect(page.getByRole('button', { name: 'Show the thumbnails' })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
  })
})
