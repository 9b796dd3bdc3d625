import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { extractJob } from '../../../pdf/extract/job.ts'
import { loadPdfium } from '../../../pdf/pdfium/index.ts'
import { BRIEFING, DIALOGUE, IMPRINT, labels, QUARTERLY, type Row } from './covers.fixture.ts'
import { guessMetadata } from './guess.ts'
import type { GuessField, GuessValue } from './types.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cartable-guess-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Sets pages as a typesetter would, reads them with PDFium, and gives the best guess of each field. */
async function guessOf(
  pages: readonly (readonly Row[])[],
  fileName: string,
): Promise<Map<GuessField, GuessValue>> {
  const document = await PDFDocument.create()
  document.setTitle('Microsoft Word - draft.docx')
  document.setCreationDate(new Date('2019-06-11T10:00:00Z'))
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const rows of pages) {
    const page = document.addPage([842, 842])
    let top = 800
    for (const [text, size, left = 50] of rows) {
      page.drawText(text, { x: left, y: top - size, size, font })
      top -= size * 1.3
    }
  }
  const file = path.join(folder, fileName)
  writeFileSync(file, await document.save())
  const context = { progress: () => undefined, pdfium: loadPdfium }
  const read = await extractJob({ path: file }, context)
  const guesses = guessMetadata({
    facts: read.facts,
    lines: read.lines,
    firstPages: read.pages.map((page) => page.text),
    fileName,
    labels,
  })
  return new Map(guesses.toReversed().map((guess) => [guess.field, guess.value]))
}

it('reads a briefing paper from a file', async () => {
  const best = await guessOf([BRIEFING, IMPRINT], 'Wells-Briefing-Paper.pdf')
  expect(best.get('title')).toBe('Wells and roads')
  expect(best.get('subtitle')).toBe('A made-up study of people who dig and people who pass')
  expect(best.get('type')).toBe('publication-type:briefing-paper')
  expect(best.get('issued')).toBe('2019-05')
  expect(JSON.stringify(best.get('creators'))).toContain('Awa Exemple')
  expect(JSON.stringify(best.get('creators'))).not.toContain('Reviewer')
})

it('reads a quarterly update from a file', async () => {
  const best = await guessOf([QUARTERLY], 'QMMU_Q3_2019_WA.pdf')
  expect(best.get('title')).toBe('Quarterly Mixed Migration Update: West Africa')
  expect([best.get('series'), best.get('number'), best.get('issued')]).toEqual([
    ...['series:s-qmmu-wa', 'WA Q3 2019', '2019-35'],
  ])
})

it('reads a French report from a file', async () => {
  const best = await guessOf([DIALOGUE], 'rapport_FR.pdf')
  expect(best.get('title')).toBe('LACUNES IMAGINAIRES ET PRATIQUES TRANSFÉRABLES DANS LES PORTS')
  expect([best.get('type'), best.get('issued'), best.get('language')]).toEqual([
    ...['publication-type:assessment-report', '2022-12', 'fr'],
  ])
})
