import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/app.ts'
import { cartable } from './support/core.ts'
import { writeWordNote } from '../src-main/testing/word.ts'
import { lookInBoth } from './support/looks.ts'
import { selectWords } from './support/reader.ts'

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Roads of the central Sahel</title></head><body>
<h1>Roads of the central Sahel</h1><p>More than half of the people asked hired a smuggler.<script>document.title='taken'</script></p>
<p style="position:fixed;inset:0"><img src="https://example.org/x.png" onerror="document.title='taken'">
<a href="https://example.org/report">The report</a></p><h2>Agadez</h2><p>People wait in Agadez.</p></body></html>`

test.describe('documents', () => {
  test('a web page is read without what it would run or fetch, and kept as a PDF it can be marked', async ({
    app,
  }) => {
    const { page, folders } = app
    const folder = join(folders.config, '..', 'pages')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'roads.html'), PAGE)
    const [line] = await cartable(folders, 'import', join(folder, 'roads.html'))
    const id = String(line?.['attachmentId'])
    await page.goto(`${new URL(page.url()).origin}/#/read/${id}`)
    const text = page.getByTestId('document')
    await expect(text).toContainText('More than half of the people asked hired a smuggler.')
    await expect(text).toContainText('One picture was left out')
    await text.getByRole('link', { name: 'The report' }).click()
    await expect(page.getByTestId('link-address')).toContainText('https://example.org/report')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep as PDF' }).click()
    const open = page.getByRole('button', { name: 'Open the PDF' })
    await expect(open).toBeVisible()
    // Taken back, and kept again.
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Keep as PDF' }).click()
    await open.click()
    await selectWords(page, 'People wait in Agadez')
    await page.keyboard.press('1')
    await expect(page.getByTestId('mark-card')).toContainText('People wait in Agadez')
    expect(await page.title()).not.toBe('taken')
  })

  test('a Word document is read, in both languages and both themes', async ({ app }) => {
    const { page, folders } = app
    const folder = join(folders.config, '..', 'word')
    await mkdir(folder, { recursive: true })
    const [line] = await cartable(folders, 'import', await writeWordNote(join(folder, 'note.docx')))
    await page.goto(`${new URL(page.url()).origin}/#/read/${String(line?.['attachmentId'])}`)
    await expect(page.getByTestId('document').getByRole('heading', { name: 'Agadez' })).toBeVisible()
    await lookInBoth(page, 'document')
  })
})
