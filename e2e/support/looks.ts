import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Languages that every view is looked at in: each test of a look runs once for each. */
export const LOCALES = ['fr-FR', 'en-GB'] as const

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const SHOTS = join(import.meta.dirname, '..', 'screenshots')
/** Colours change within 90 ms; what opens takes 140. */
const SETTLED_MS = 300

/** What breaks WCAG 2.2 AA on the page or in a part of it: the rule, and where. */
export async function violationsOf(page: Page, part?: string): Promise<string[]> {
  const all = new AxeBuilder({ page }).withTags(RULES)
  const { violations } = await (part === undefined ? all : all.include(part)).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`,
  )
}

/** Takes a picture of what is shown in light and in dark, and judges both. @param name of the pictures, language included */
export async function look(page: Page, name: string, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(SETTLED_MS)
    await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`) })
    expect(await violationsOf(page, part), colorScheme).toEqual([])
  }
}

/** As {@link look}, in French and then in English: the window changes its language at once. */
export async function lookInBoth(page: Page, name: string): Promise<void> {
  for (const language of ['Français', 'English']) {
    await page.getByRole('radio', { name: language }).click()
    await look(page, `${name}-${language.slice(0, 2).toLowerCase()}`)
  }
}

/** What sticks out to the side in half the window, which is what a page at 200 % has, in pixels. */
export async function overflowAtDouble(page: Page): Promise<number> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.setViewportSize({ width: size.width / 2, height: size.height / 2 })
  await page.waitForTimeout(SETTLED_MS)
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
