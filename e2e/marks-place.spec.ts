import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { anchorQuote, boundsOf } from '../src-main/pdf/anchor/index.ts'
import { pdfiumGlyphs } from '../src-main/pdf/anchor/glyphs.ts'
import { loadPdfium, openDocument, type PdfiumPage } from '../src-main/pdf/pdfium/index.ts'
import { expect, test } from './support/app.ts'
import { cartable } from './support/core.ts'
import { goTo } from './support/list.ts'
import { PLACED, writePlaced } from './support/placed.ts'
import { selectByKeyboard, selectWords } from './support/reader.ts'

/** Points by which a mark may miss its glyphs on any side. */
const TOLERANCE = 1

/**
 * Where PDFium sees the words of a page. Along the line: from the first glyph's box to the last one's. Across: from the
 * descent to the ascent of the font (the box that a selection in a viewer has), where PDFium knows them; it does not for
 * text that is turned, there it is the ink of the glyphs.
 */
function expected(page: PdfiumPage, quote: string): readonly number[] {
  return boundsOf(anchorQuote(pdfiumGlyphs(page), { quote, pageIndex: page.index }).quads)
}

/** The ink of the words: every mark must cover it, whatever the font says of its height. */
function ink(page: PdfiumPage, quote: string): readonly number[] {
  const letters = [...quote].filter((letter) => letter !== ' ')
  const { codes, boxes } = page.text.chars
  for (let start = 0; start < codes.length; start++) {
    const found: number[] = []
    for (let at = start; at < codes.length && found.length < letters.length; at++) {
      const letter = String.fromCodePoint(codes[at] ?? 0).normalize('NFKC')
      if (/\s/u.test(letter)) continue
      if (letter !== letters[found.length]) break
      found.push(at)
    }
    if (found.length < letters.length) continue
    const side = (offset: number): number[] => found.map((at) => boxes[at * 4 + offset] ?? 0)
    return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))]
  }
  throw new Error(`PDFium does not read ${quote}`)
}

async function exportCopy(page: Page): Promise<Uint8Array> {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Shift+E')
  return new Uint8Array(await readFile(await (await download).path()))
}

test.describe('marks land on the words of a page', () => {
  test.use({ content: 'empty' })

  for (const placed of PLACED) {
    const { name, byMouse, byKeyboard } = placed
    test(name, async ({ app }) => {
      test.setTimeout(120_000)
      const { page, folders } = app
      const folder = await mkdtemp(join(tmpdir(), 'cartable-places-'))
      const [imported] = await cartable(folders, 'import', await writePlaced(folder, placed))
      await goTo(page, `/read/${String(imported?.['attachmentId'])}`)
      await expect(
        page.getByTestId('pages').locator('.textLayer span[role=presentation]').first(),
      ).toBeVisible()
      await selectWords(page, byMouse)
      await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
      await page.keyboard.press('1')
      await expect(page.getByTestId('mark-badge')).toHaveCount(1)
      await selectByKeyboard(page, byKeyboard)
      await page.keyboard.press('2')
      await expect(page.getByTestId('mark-badge')).toHaveCount(2)

      using copy = openDocument(await loadPdfium(), await exportCopy(page))
      copy.withPage(0, (shown) => {
        const marks = shown.annotations().filter(({ subtype }) => subtype === 'Highlight')
        expect(marks).toHaveLength(2)
        const [mouse, keys] = [byMouse, byKeyboard].map((quote) => {
          const [place, letters] = [expected(shown, quote), ink(shown, quote)]
          const nearest = marks
            .map(({ quads }) => boundsOf(quads))
            .map((bounds) => ({
              off: Math.max(...bounds.map((value, at) => Math.abs(value - (place[at] ?? NaN)))),
              // How far letters stand out of the mark.
              out: Math.max(...bounds.map((value, at) => (value - (letters[at] ?? NaN)) * (at < 2 ? 1 : -1))),
            }))
            .toSorted((a, b) => a.off - b.off)[0]
          return nearest ?? { off: Infinity, out: Infinity }
        })
        test.info().annotations.push({ type: 'points off', description: JSON.stringify({ mouse, keys }) })
        for (const each of [mouse, keys]) {
          expect(each?.off).toBeLessThanOrEqual(TOLERANCE)
          expect(each?.out).toBeLessThanOrEqual(TOLERANCE)
        }
      })
    })
  }

  test('a key that comes before the browser tells of the selection marks all of it', async ({ app }) => {
    const { page, folders } = app
    const folder = await mkdtemp(join(tmpdir(), 'cartable-places-'))
    const [placed] = PLACED
    if (!placed) throw new Error('no page')
    const [imported] = await cartable(folders, 'import', await writePlaced(folder, placed))
    await goTo(page, `/read/${String(imported?.['attachmentId'])}`)
    const line = page
      .getByTestId('pages')
      .locator('.textLayer span[role=presentation]', { hasText: 'illicit' })
      .last()
    await expect(line).toBeVisible()
    await line.evaluate(async (span) => {
      const node = document.createTreeWalker(span, NodeFilter.SHOW_TEXT).nextNode()
      const selection = getSelection()
      if (!node?.textContent || !selection) throw new Error('no text')
      const start = node.textContent.indexOf('illicit willow')
      const told = new Promise((resolve) =>
        document.addEventListener('selectionchange', resolve, { once: true }),
      )
      selection.setBaseAndExtent(node, start, node, start + 'illicit'.length)
      await told
      // Both in one task: the browser cannot tell of the longer selection in between.
      selection.setBaseAndExtent(node, start, node, start + 'illicit willow'.length)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true }))
    })
    await expect(page.getByTestId('mark-badge')).toHaveCount(1)
    using copy = openDocument(await loadPdfium(), await exportCopy(page))
    copy.withPage(0, (shown) => {
      const [mark] = shown.annotations().filter(({ subtype }) => subtype === 'Highlight')
      const place = expected(shown, 'illicit willow')
      boundsOf(mark?.quads ?? []).forEach((side, at) => {
        expect(Math.abs(side - (place[at] ?? NaN))).toBeLessThanOrEqual(TOLERANCE)
      })
    })
  })
})
