import { expect, test } from './support/app.ts'
import { LOCALES, look, overflowAtDouble } from './support/looks.ts'
import { VIEWS } from './support/views.ts'

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: 'light' })
    for (const view of VIEWS) {
      test(`${view.name} is accessible in light and dark, and loses nothing at 200 %`, async ({ app }) => {
        const { page } = app
        await view.open(page)
        await look(page, `${view.name}-${locale.slice(0, 2)}`)
        expect(await overflowAtDouble(page)).toBeLessThanOrEqual(0)
      })
    }
  })
}

test('nothing moves for those who asked for rest', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const times = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--m-2'),
  )
  expect(times.trim()).toMatch(/^0m?s/)
})
