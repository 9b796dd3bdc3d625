import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { writeDownloads } from './support/content.ts'

test.describe('import', () => {
  test.use({ content: 'empty' })

  test('takes files, reports what became of each, and can be undone', async ({ app }) => {
    const { page, folders } = app
    const downloads = join(folders.config, '..', 'downloads')
    const paths = await writeDownloads(downloads)
    const broken = join(downloads, 'broken.pdf')
    await writeFile(broken, '%PDF-1.7\nnothing more of it arrived')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files…' }).click()
    await (await chooser).setFiles([...paths, broken])
    const report = page.getByRole('dialog')
    await expect(report.getByText('7 of 8 files are in the library')).toBeVisible({ timeout: 30_000 })
    await expect(report).toContainText('broken.pdf')
    await report.getByRole('button', { name: /Undo the import/ }).click()
    await expect(page.getByTestId('publication-row')).toHaveCount(0)
  })

  test('finds a file that is already here', async ({ app }) => {
    const { page, folders } = app
    const [path = ''] = await writeDownloads(join(folders.config, '..', 'downloads'))
    // What an empty library offers is there when its keys are.
    await expect(page.getByRole('button', { name: 'Choose files…' })).toBeVisible()
    for (const expected of [/1 of 1 file/, /already/]) {
      const chooser = page.waitForEvent('filechooser')
      await page.keyboard.press('Control+o')
      await (await chooser).setFiles([path])
      await expect(page.getByRole('dialog')).toContainText(expected, { timeout: 30_000 })
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })
})
