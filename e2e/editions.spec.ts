import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from './support/app.ts'
import { cartable } from './support/core.ts'
import { lookInBoth } from './support/looks.ts'
import { selectWords } from './support/reader.ts'

const KEPT = 'Smugglers are not seen as a single group.'
const DROPPED = 'Few reported help from officials.'
const FIRST = ['A report on routes', KEPT, DROPPED]
const SECOND = ['A report on routes', 'A foreword that is new.', KEPT, 'Officials helped rarely, they said.']

async function writePdf(path: string, lines: readonly string[]): Promise<void> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([595, 842])
  lines.forEach((line, at) => page.drawText(line, { x: 60, y: 740 - at * 60, size: 14, font }))
  await writeFile(path, await document.save())
}

// The command line runs several times, each a program of its own.
test.describe.configure({ timeout: 120_000 })

test('a new edition takes the marks over, and lists the one that was lost until it is placed', async ({
  app,
}) => {
  const { page, folders } = app
  const folder = join(folders.config, '..', 'editions')
  await mkdir(folder, { recursive: true })
  const [first, second] = [join(folder, 'report.pdf'), join(folder, 'report-second-edition.pdf')]
  await writePdf(first, FIRST)
  await writePdf(second, SECOND)
  const [line] = await cartable(folders, 'import', first)
  const id = String(line?.['attachmentId'])
  for (const quote of [KEPT, DROPPED])
    await cartable(folders, 'annotate', id, '--page', '1', '--quote', quote)

  await page.goto(`${new URL(page.url()).origin}/#/read/${id}`)
  await expect(page.getByTestId('pages').locator('.textLayer span[role=presentation]').first()).toBeVisible()
  await expect(page.getByTestId('mark-card')).toHaveCount(2)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('Replace with a new')
  await page.getByRole('option', { name: /Replace with a new edition/ }).click()
  await (await chooser).setFiles([second])
  await page.getByRole('button', { name: 'Open it' }).click()

  const kept = page.getByTestId('mark-card')
  await expect(kept).toHaveCount(1)
  await expect(kept).toContainText(KEPT)
  const lost = page.getByTestId('lost-mark')
  await expect(lost).toContainText(DROPPED)
  await lost.getByRole('button', { name: 'Place' }).click()
  await expect(lost.locator('canvas')).toBeVisible()
  await lookInBoth(page, 'lost-mark')
  await selectWords(page, 'Officials helped rarely')
  await page.keyboard.press('Enter')
  await expect(lost).toHaveCount(0)
  await expect(page.getByTestId('mark-card')).toHaveCount(2)
})
