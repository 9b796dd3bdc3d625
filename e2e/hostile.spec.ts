import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { type App, expect, test } from './support/app.ts'
import { cartable } from './support/core.ts'
import { endless, harmless, HOSTILE } from './support/hostile.ts'
import { goTo } from './support/list.ts'
import { rawPdf } from './support/raw-pdf.ts'

/**
 * Puts a file into the library as damage or malice would: after it was imported. So files reach the reader that the import
 * refuses. @returns the attachment's id
 */
async function plant(app: App, name: string, bytes: Buffer | string): Promise<string> {
  const path = join(dirname(app.folders.library), 'planted', `${name}.pdf`)
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'
  const stand = rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    page,
    `(${name})`,
  ])
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, stand)
  const [line] = await cartable(app.folders, 'import', path)
  const sha256 = createHash('sha256').update(stand).digest('hex')
  await writeFile(
    join(app.folders.library, 'files', sha256.slice(0, 2), `${sha256}.pdf`),
    bytes,
    typeof bytes === 'string' ? 'latin1' : null,
  )
  return String(line?.['attachmentId'])
}

const frontOf = (page: Page): Locator => page.locator('.layer:not(.behind)')

/** Opens a file in a tab of its own, and waits until that tab is in front. */
async function open(page: Page, id: string): Promise<void> {
  const before = await frontOf(page).getAttribute('id')
  await goTo(page, `/read/${id}`)
  await expect(frontOf(page)).not.toHaveAttribute('id', before ?? '')
}

/** The tab in front shows a page of the file, or says why not. */
async function met(page: Page, name: string, timeout = 20_000): Promise<'page' | 'explanation'> {
  const front = frontOf(page)
  const drawn = front.locator('.page[data-loaded=true] canvas').first()
  const trouble = front.locator('.trouble')
  await expect(drawn.or(trouble).first(), name).toBeVisible({ timeout })
  return (await trouble.isVisible()) ? 'explanation' : 'page'
}

/** Watches for what no file may do: a dialog, another window, leaving the app. */
function watchActs(page: Page): string[] {
  const acts: string[] = []
  page.on('dialog', (dialog) => {
    acts.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('popup', (popup) => acts.push(popup.url()))
  page.on('download', (download) => acts.push(download.url()))
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(new URL(page.url()).origin)) acts.push(frame.url())
  })
  return acts
}

test.describe('hostile files', () => {
  test.use({ content: 'empty' })
  test.setTimeout(180_000)

  for (const [kind, files] of Object.entries(HOSTILE)) {
    test(`of the kind ${kind} open to a page or an explanation, and nothing else happens`, async ({
      app,
    }) => {
      const { page } = app
      const acts = watchActs(page)
      for (const [name, make] of Object.entries(files)) {
        await open(page, await plant(app, name, make()))
        const seen = await met(page, name, 60_000)
        if (seen === 'explanation') {
          await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible()
        }
        for (const link of await frontOf(page).locator('.annotationLayer a').all()) {
          await link.dispatchEvent('click')
          await page.keyboard.press('Escape')
        }
      }
      expect(acts).toEqual([])
      // What pdf.js says of such files is for the console; that nothing worse happened was looked at above.
      app.consoleErrors.length = 0
    })
  }

  test('a page that is drawn without end is stopped, and other tabs live on', async ({ app }) => {
    const { page } = app
    const good = await plant(app, 'good', harmless())
    const bad = await plant(app, 'bad', endless())
    await open(page, good)
    expect(await met(page, 'good')).toBe('page')
    await open(page, bad)
    await expect(page.getByRole('alert')).toContainText('kept its reader busy', { timeout: 120_000 })

    await open(page, good)
    expect(await met(page, 'good again')).toBe('page')
    await page.getByRole('button', { name: 'Larger' }).click()
    await expect(frontOf(page).locator('.page[data-loaded=true] canvas').first()).toBeVisible()

    const third = await plant(app, 'third', harmless())
    await open(page, third)
    expect(await met(page, 'third')).toBe('page')
  })

  test('a file that is closed leaves nothing in the window', async ({ app }) => {
    const { page } = app
    await open(page, await plant(app, 'closed', harmless()))
    expect(await met(page, 'closed')).toBe('page')
    await page.getByRole('button', { name: 'Larger' }).click()
    expect(await met(page, 'larger')).toBe('page')
    await page.keyboard.press('Alt+w')
    await expect(page.locator('.layer')).toHaveCount(1)
    await expect(page.locator('.pdfViewer')).toHaveCount(0)
  })
})
