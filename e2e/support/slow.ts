import type { Page } from '@playwright/test'

/** Longer than a person needs for the next key. */
const MS = 400

/** Holds up calls of the core whose address matches: what a person does meanwhile must not be lost. */
export async function slow(page: Page, address: string): Promise<void> {
  await page.route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, MS))
    await route.continue()
  })
}
