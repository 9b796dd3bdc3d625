import { readFile } from 'node:fs/promises'
import { expect, test } from './support/app.ts'
import { rowOf, showNewest } from './support/list.ts'
import { LOCALES, look } from './support/looks.ts'

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: 'light' })

    test('records of a selection leave as BibTeX', async ({ app }) => {
      const { page } = app
      await showNewest(page)
      await rowOf(page, 'Players of many parts').click()
      await page.keyboard.press('Shift+ArrowDown')
      const bar = page.getByRole('toolbar').filter({ has: page.getByRole('status') })
      await bar.getByRole('button', { name: /^(records|notices)$/i }).click()

      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('radio', { checked: true }).first()).toContainText(
        /\b2\b.*(selected|choisies)/,
      )
      await look(page, `export-records-${locale.slice(0, 2)}`)
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      const file = await download
      expect(file.suggestedFilename()).toMatch(/\.bib$/)
      const text = await readFile(await file.path(), 'utf8')
      expect(text.match(/^@\w+\{/gm)).toHaveLength(2)
      expect(text).toContain('Golovko')
      await expect(dialog.getByRole('status')).toContainText(/2 publications export/)
    })
  })
}
