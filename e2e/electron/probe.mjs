// Walks the main job through the window of the built program, in the stand-in of Electron: see README.md beside this.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'

const TITLE = 'Roads of the made-up desert'
const WORDS = 'people travel together'
const LONGEST_MS = 20_000

/** A file that nobody else has. */
async function writePdf(path) {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const pages = [
    [TITLE, 'RESEARCH REPORT', 'May 2019', 'Smugglers and mixed migration in Niger.'],
    ['Second page', `Where many ${WORDS}, a guide goes ahead.`],
  ]
  for (const lines of pages) {
    const page = document.addPage([595, 842])
    lines.forEach((line, at) =>
      page.drawText(line, { x: 60, y: 760 - at * 40, size: at === 0 ? 24 : 12, font }),
    )
  }
  document.setTitle(TITLE)
  writeFileSync(path, await document.save())
  return path
}

/** Selects words as the mouse would. */
async function selectWords(page, words) {
  const line = page.locator('.textLayer span', { hasText: words }).last()
  await line.scrollIntoViewIfNeeded()
  const ends = await line.evaluate((span, text) => {
    const node = document.createTreeWalker(span, NodeFilter.SHOW_TEXT).nextNode()
    const start = node.textContent.indexOf(text)
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, start + text.length)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, middle: (top + bottom) / 2 }
  }, words)
  await page.mouse.move(ends.left + 1, ends.middle)
  await page.mouse.down()
  await page.mouse.move(ends.right - 1, ends.middle, { steps: 4 })
  await page.mouse.up()
}

export default async function probe({
  page,
  app,
  electron,
  windows,
  dialogs,
  opened,
  secondInstance,
  sleep,
}) {
  const folder = mkdtempSync(join(tmpdir(), 'cartable-probe-'))
  const library = process.env.CARTABLE_LIBRARY
  const until = async (what, test) => {
    for (const end = Date.now() + LONGEST_MS; Date.now() < end; await sleep(50)) if (await test()) return
    throw new Error(`never: ${what}`)
  }
  const visible = (locator) => () => locator.first().isVisible()
  const menu = (id) => electron.Menu.getApplicationMenu().getMenuItemById(id)
  const row = page.getByTestId('publication-row').filter({ hasText: TITLE })
  const pdf = await writePdf(join(folder, 'roads_EN.pdf'))
  const done = []

  await page.getByTestId('start-empty').click()
  await until('an empty library', visible(page.getByTestId('scope-all')))
  // A menu entry is heard by a window that listens, which takes it a moment.
  await sleep(500)
  done.push('library')

  dialogs.next('showOpenDialog', { canceled: false, filePaths: [pdf] })
  menu('import-files').click()
  await until('a report', visible(page.getByTestId('import-report')))
  const records = join(library, 'records')
  await until('a record', () => existsSync(records) && readdirSync(records).length === 1)
  await page.keyboard.press('Escape')
  await page.getByTestId('scope-all').click()
  await until('a row', visible(row))
  done.push('import')

  await row.first().click()
  await page.keyboard.press('Enter')
  await until('text of the page', visible(page.getByTestId('pages').locator('.textLayer span')))
  done.push('reader')

  await page.getByLabel('Page', { exact: true }).fill('2')
  await page.getByLabel('Page', { exact: true }).press('Enter')
  await until('the second page', visible(page.locator('.textLayer span', { hasText: WORDS })))
  await selectWords(page, WORDS)
  await page.keyboard.press('2')
  await until('a mark', visible(page.getByTestId('mark-card').filter({ hasText: WORDS })))
  done.push('mark')

  const copy = join(folder, 'copy.pdf')
  dialogs.next('showSaveDialog', { canceled: false, filePath: copy })
  await page.getByRole('button', { name: 'Annotated copy' }).click()
  await until('the copy', () => existsSync(copy))
  const bytes = readFileSync(copy).toString('latin1')
  assert.ok(
    bytes.startsWith(readFileSync(pdf).toString('latin1')),
    'the original is the beginning of the copy',
  )
  assert.match(bytes, /\/Highlight/)
  done.push('export')

  // A link from another program shows the page; the page of the reader is named in it.
  const attachment = /read\/([0-9a-f-]{36})/.exec(await page.evaluate(() => location.hash))?.[1]
  const publication = basename(readdirSync(records)[0], '.json')
  await page.getByRole('tab', { name: 'Library' }).click()
  await until('the list', visible(row))
  secondInstance([`cartable://open/${publication}/${attachment}?page=2`])
  await until('the page of the link', visible(page.locator('.textLayer span', { hasText: WORDS })))
  done.push('link')

  // A reload, and the end of the core, lose nothing.
  windows[0].webContents.reload()
  await until('the mark after a reload', visible(page.getByTestId('mark-card').filter({ hasText: WORDS })))
  assert.ok(page.url().includes('/read/'), 'the file is open again')
  done.push('reload')

  menu('language-fr').click()
  await until('a French menu', () => electron.Menu.getApplicationMenu().items[0].label === 'Fichier')
  done.push('language')
  assert.deepEqual(
    opened.filter((each) => !each.byCheck && each.api !== 'setAsDefaultProtocolClient'),
    [],
    'nothing was opened outside',
  )

  // Another library: the first is closed, and opened again.
  dialogs.next('showOpenDialog', { canceled: false, filePaths: [folder] })
  menu('open-library').click()
  await until('a beginning in another folder', visible(page.getByTestId('start-empty')))
  assert.ok(!existsSync(join(library, 'library.sqlite-wal')), 'the first library is closed')
  dialogs.next('showOpenDialog', { canceled: false, filePaths: [library] })
  menu('open-library').click()
  await until('the first library again, from the start', visible(row))
  done.push('other library')

  app.quit()
  await until('the library closed', () => !existsSync(join(library, 'library.sqlite-wal')))
  rmSync(folder, { recursive: true, force: true })
  return done
}
