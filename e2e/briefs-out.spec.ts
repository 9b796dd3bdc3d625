import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { type Download, expect, type Locator, type Page } from '@playwright/test'
import { openBrief } from './support/briefs.ts'
import { call } from './support/marks.ts'
import { test } from './support/reading.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const verify = (page: Page): Locator => page.getByTestId('verify')

/** Exports the open brief in one of its forms, and leaves the dialog with what it says of the file. */
async function exportAs(page: Page, format: string): Promise<{ dialog: Locator; download: Download }> {
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: 'Export the brief' })
  await dialog.getByRole('radio', { name: format }).click()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: false }).last().click()
  const download = await coming
  await expect(dialog.getByTestId('export-facts')).toBeVisible()
  return { dialog, download }
}

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

test('a brief of a protected source asks for its password, and goes out in forms that others read', async ({
  page,
  reading,
  browser,
}) => {
  test.slow()
  const password = 'Sahel'
  await call(page, 'imports/unlock', { attachmentId: reading.locked, password })
  const quote = 'A report to read'
  const ids: string[] = []
  for (const part of [{ attachmentId: reading.report }, { attachmentId: reading.locked, password }]) {
    const { id } = await call<{ id: string }>(page, 'annotations/createByQuote', { page: 1, quote, ...part })
    ids.push(id)
  }
  const briefId = await openBrief(page, ids)
  const { items } = await call<{ items: { id: string; content: { annotationId?: string } }[] }>(
    page,
    'briefs/get',
    { id: briefId },
  )
  const locked = items.find(({ content }) => content.annotationId === ids[1])
  await call(page, 'briefs/updateItem', { id: locked?.id, fields: { form: 'image' } })

  // The area of a locked page says why it is not seen, and what to do.
  await expect(page.getByText('This file is protected.')).toBeVisible()
  await expect(page.getByTestId('brief').getByText('A source is protected')).toBeVisible()

  // Who gives no password gets a check of the others; who errs is asked again.
  await verify(page).click()
  const ask = page.getByRole('dialog', { name: /password/i })
  await ask.getByLabel('Password').fill('Savane')
  await page.keyboard.press('Enter')
  await expect(ask.getByRole('alert')).toContainText('not its password')
  await page.keyboard.press('Escape')
  await expect(verify(page)).toHaveText(/1 of 2 match/)
  await expect(page.getByTestId('faults')).toContainText('its password was not given')

  await page.getByTestId('brief-excerpt').getByRole('button', { name: 'Give the password…' }).click()
  await ask.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('brief-excerpt').locator('canvas')).toBeVisible()
  await expect(page.getByText('This file is protected.')).toBeHidden()
  await verify(page).click()
  await expect(verify(page)).toHaveText(/2 of 2 match/)

  const word = await exportAs(page, 'Word')
  expect(word.download.suggestedFilename()).toBe('Passeurs au Sahel central.docx')
  expect((await bytesOf(word.download)).subarray(0, 2).toString()).toBe('PK')
  await word.dialog.getByRole('button', { name: 'Close' }).last().click()

  const html = await exportAs(page, 'HTML')
  const text = (await bytesOf(html.download)).toString('utf8')
  await html.dialog.getByRole('button', { name: 'Close' }).last().click()
  for (const colorScheme of ['light', 'dark'] as const) {
    // Its policy lets no script in, and the checker is one.
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const alone = await context.newPage()
    await alone.setContent(text)
    await expect(alone.getByRole('heading', { level: 1 })).toHaveText('Passeurs au Sahel central')
    const { violations } = await new AxeBuilder({ page: alone })
      .withTags([...RULES, 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
    await context.close()
  }
})
