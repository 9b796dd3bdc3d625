import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Rect } from '../../contract/values.ts'
import { orderedRect } from '../pdfium/geometry.ts'
import { charsFromRuns, type SizedChars, type TextRun } from './chars.ts'

async function textRuns(page: PDFPageProxy): Promise<TextRun[]> {
  const { items } = await page.getTextContent()
  const runs: TextRun[] = []
  for (const item of items) if ('str' in item) runs.push({ ...item, transform: item.transform.map(Number) })
  return runs
}

/** The characters of a page in user space; letters share the width of their run evenly. */
export async function charsOfPage(page: PDFPageProxy): Promise<SizedChars> {
  return charsFromRuns(await textRuns(page))
}

/** What is shown of a page, in user space, before rotation. */
export function cropBoxOf(page: PDFPageProxy): Rect {
  const [x0 = 0, y0 = 0, x1 = 612, y1 = 792] = page.view
  return orderedRect(x0, y0, x1, y1)
}

const ROTATIONS = [0, 90, 180, 270] as const

/** Clockwise turn of a page when shown, degrees. */
export function rotationOf(page: PDFPageProxy): 0 | 90 | 180 | 270 {
  return ROTATIONS[page.rotate / 90] ?? 0
}
