import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fontkit from '@cantoo/fontkit'
import { degrees, PDFDocument, type PDFFont, PDFName, PDFNumber, type PDFPage } from 'pdf-lib'

/** A page on which marks must land exactly: how it is made, and the words to mark by mouse and by keyboard. */
export interface PlacedPage {
  readonly name: string
  readonly byMouse: string
  readonly byKeyboard: string
  draw(page: PDFPage, fonts: Fonts): void
}

/** Typefaces of the pages; both are embedded whole, so that no viewer has to stand in for them. */
export interface Fonts {
  readonly latin: PDFFont
  readonly arabic: PDFFont
}

const LINES = [
  'Migration routes change faster than the reports about them,',
  'and illicit willow fibres fill the margins of every chapter.',
  'Interviewers noted WAVES of arrivals, then months of silence.',
]

function paragraph(page: PDFPage, { latin }: Fonts, x: number, y: number, size = 12): void {
  LINES.forEach((line, row) => page.drawText(line, { x, y: y - row * size * 1.5, size, font: latin }))
}

/** Words with narrow and wide letters: a stand-in font puts them in other places than the page does. */
const WORDS = { byMouse: 'illicit willow fibres', byKeyboard: 'WAVES of arrivals' }

function turned(by: 90 | 180 | 270): PlacedPage {
  return {
    name: `turned by ${by}`,
    ...WORDS,
    draw(page, fonts) {
      paragraph(page, fonts, 60, 600)
      page.setRotation(degrees(by))
    },
  }
}

/** Pages that a reader of PDF files gets wrong first. */
export const PLACED: readonly PlacedPage[] = [
  turned(90),
  turned(180),
  turned(270),
  {
    name: 'cropped and shifted',
    ...WORDS,
    draw(page, fonts) {
      page.setMediaBox(-40, -60, 700, 900)
      page.setCropBox(35, 410, 480, 330)
      paragraph(page, fonts, 60, 600)
    },
  },
  {
    name: 'with a unit of its own',
    ...WORDS,
    draw(page, fonts) {
      page.setSize(300, 400)
      page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
      paragraph(page, fonts, 20, 350, 7)
    },
  },
  {
    name: 'from right to left',
    byMouse: 'الهجرة المختلطة',
    byKeyboard: 'الساحل',
    draw(page, { arabic }) {
      page.drawText('تقرير عن الهجرة المختلطة', { x: 250, y: 600, size: 18, font: arabic })
      page.drawText('في منطقة الساحل', { x: 310, y: 560, size: 18, font: arabic })
    },
  },
  {
    name: 'in two columns',
    byMouse: 'left column says',
    byKeyboard: 'right column says',
    draw(page, { latin }) {
      const column = (x: number, side: string): void =>
        [`The ${side} column says little`, 'of what happened on the road,', 'and stops here.'].forEach(
          (line, row) => page.drawText(line, { x, y: 600 - row * 18, size: 12, font: latin }),
        )
      column(60, 'left')
      column(320, 'right')
    },
  },
  {
    name: 'with slanting text',
    byMouse: 'illicit willow',
    byKeyboard: 'upwards in the margin',
    draw(page, { latin }) {
      page.drawText('Slanting: illicit willow fibres', {
        x: 120,
        y: 300,
        size: 16,
        font: latin,
        rotate: degrees(30),
      })
      page.drawText('Text that runs upwards in the margin', {
        x: 60,
        y: 200,
        size: 12,
        font: latin,
        rotate: degrees(90),
      })
    },
  },
]

async function embed(document: PDFDocument, file: string): Promise<PDFFont> {
  const path = fileURLToPath(import.meta.resolve(file))
  return document.embedFont(await readFile(path), { subset: false })
}

/** Writes a file of one such page into `folder`; returns its path. */
export async function writePlaced(folder: string, placed: PlacedPage): Promise<string> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  document.setTitle('Places of marks')
  const fonts: Fonts = {
    latin: await embed(document, '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    arabic: await embed(document, '@expo-google-fonts/tajawal/400Regular/Tajawal_400Regular.ttf'),
  }
  placed.draw(document.addPage([595, 842]), fonts)
  const path = join(folder, 'places-of-marks.pdf')
  await writeFile(path, await document.save())
  return path
}
