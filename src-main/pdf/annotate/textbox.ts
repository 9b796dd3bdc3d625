import type { Rect } from '../../contract/values.ts'
import type { Appearance } from './appearance.ts'
import type { TextFonts } from './fonts.ts'
import { rectOfWords } from './geometry.ts'
import type { ExportMark } from './mark.ts'
import { readsRightToLeft, visualRuns, type TextRun } from './runs.ts'
import { colourNumbers, operand } from './strings.ts'

/** A text box: its appearance is drawn upright in a space of its own and turned with the page. */
export interface TextBox extends Appearance {
  readonly matrix: readonly [number, number, number, number, number, number]
  readonly dark: boolean
}

/** Type size of text boxes, in points. */
export const TEXT_SIZE = 11
const LEADING = 14.5
const PADDING = 4
const ASCENT = 11
const SMALLEST_WIDTH = 80
const MAX_LINES = 2000
/** Relative luminance above which black text reads better than white (WCAG 2 contrast). */
const LIGHT = 0.18

type Rotation = 0 | 90 | 180 | 270
const MATRICES: Readonly<Record<Rotation, TextBox['matrix']>> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
}

function runWidth(fonts: TextFonts, run: TextRun): number {
  return (run.arabic ? fonts.arabic : fonts.plain).widthOfTextAtSize(run.text, TEXT_SIZE)
}

function lineWidth(fonts: TextFonts, line: string): number {
  return visualRuns(line).reduce((sum, run) => sum + runWidth(fonts, run), 0)
}

/** Largest number of characters of a word that fit, at least one. */
function fitting(fonts: TextFonts, word: string, width: number): number {
  const characters = [...word]
  let low = 1
  let high = characters.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (lineWidth(fonts, characters.slice(0, middle).join('')) <= width) low = middle
    else high = middle - 1
  }
  return characters.slice(0, low).join('').length
}

function wrapParagraph(fonts: TextFonts, paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (let word of paragraph.split(/\s+/)) {
    if (line !== '' && lineWidth(fonts, `${line} ${word}`) <= width) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    while (lines.length < MAX_LINES && lineWidth(fonts, word) > width) {
      const length = fitting(fonts, word, width)
      if (length >= word.length) break
      lines.push(word.slice(0, length))
      word = word.slice(length)
    }
    line = word
  }
  lines.push(line)
  return lines
}

/** Breaks a text into lines of a width in points, at spaces, and inside words longer than a line. */
export function wrapText(fonts: TextFonts, text: string, width: number): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((paragraph) => wrapParagraph(fonts, paragraph, width))
    .slice(0, MAX_LINES)
}

/** Draws one line whose baseline is at `y`; text from right to left ends at the right edge. */
function drawLine(fonts: TextFonts, line: string, y: number, width: number): string {
  const runs = visualRuns(line)
  const start = readsRightToLeft(line) ? width - PADDING - lineWidth(fonts, line) : PADDING
  let x = start
  const parts: string[] = []
  for (const run of runs) {
    const font = run.arabic ? fonts.arabic : fonts.plain
    const name = run.arabic ? 'F1' : 'F0'
    const text = font.encodeText(run.text).toString()
    parts.push(`/${name} ${TEXT_SIZE} Tf 1 0 0 1 ${operand(x)} ${operand(y)} Tm ${text} Tj`)
    x += runWidth(fonts, run)
  }
  return parts.join(' ')
}

function isDark(colour: readonly number[]): boolean {
  const linear = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  const [red = 0, green = 0, blue = 0] = linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < LIGHT
}

/** Rectangle in user space of a box `width` × `height` as seen, its top left corner as seen kept in place. */
function placed([x0, y0, x1, y1]: Rect, rotation: Rotation, width: number, height: number): Rect {
  switch (rotation) {
    case 90:
      return [x0, y0, x0 + height, y0 + width]
    case 180:
      return [x1 - width, y0, x1, y0 + height]
    case 270:
      return [x1 - height, y1 - width, x1, y1]
    default:
      return [x0, y1 - height, x0 + width, y1]
  }
}

/** Sets the comment of a mark into its rectangle; the box grows downwards, as seen, where the text needs it. */
export function textBox(mark: ExportMark, fonts: TextFonts, rotation: Rotation): TextBox {
  const rect = rectOfWords(mark)
  const [x0, y0, x1, y1] = rect
  const sideways = rotation === 90 || rotation === 270
  const width = Math.max(SMALLEST_WIDTH, sideways ? y1 - y0 : x1 - x0)
  const lines = wrapText(fonts, mark.comment.toWellFormed(), width - 2 * PADDING)
  const needed = lines.length * LEADING + 2 * PADDING
  const height = Math.max(sideways ? x1 - x0 : y1 - y0, needed)
  const colour = colourNumbers(mark.colour)
  const dark = isDark(colour)
  const drawn = lines.map((line, index) =>
    drawLine(fonts, line, height - PADDING - ASCENT - index * LEADING, width),
  )
  const ground = `${colour.join(' ')} rg 0 0 ${operand(width)} ${operand(height)} re f`
  return {
    rect: placed(rect, rotation, width, height),
    bbox: [0, 0, width, height],
    matrix: MATRICES[rotation],
    content: `q ${ground} Q /Tx BMC q BT ${dark ? 1 : 0} g ${drawn.join(' ')} ET Q EMC`,
    dark,
  }
}
