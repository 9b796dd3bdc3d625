import AxeBuilder from '@axe-core/playwright'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { VIEWS } from './support/views.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const SHOTS = join(import.meta.dirname, 'screenshots')

for (const locale of ['fr-FR', 'en-GB']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale} ${colorScheme}`, () => {
      test.use({ locale, colorScheme })
      for (const view of VIEWS) {
        test(`${view.name} is accessible, and looks as it does`, async ({ app }) => {
          const { page } = app
          await view.open(page)
          await page.waitForTimeout(400)
          await page.screenshot({
            path: join(SHOTS, `${view.name}-${locale.slice(0, 2)}-${colorScheme}.png`),
          })
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
          const told = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`,
          )
          expect(told).toEqual([])
        })
      }
    })
  }
}

test.describe('at 200 %', () => {
  // Half the window in CSS pixels is what a page at 200 % has.
  test.use({ viewport: { width: 720, height: 450 } })
  for (const view of VIEWS) {
    test(`${view.name} loses nothing to the side`, async ({ app }) => {
      const { page } = app
      await view.open(page)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wider).toBeLessThanOrEqual(0)
    })
  }
})

test('nothing moves for those who asked for rest', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const times = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--m-2'),
  )
  expect(times.trim()).toMatch(/^0m?s/)
})
