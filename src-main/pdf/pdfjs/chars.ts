import type { PdfiumChars } from '../pdfium/index.ts'

/** A run of text as pdf.js gives it. */
export interface TextRun {
  readonly str: string
  readonly dir: string
  /** Length along the baseline and height of the type, points. */
  readonly width: number
  readonly height: number
  /** Text matrix: a, b, c, d, e, f. */
  readonly transform: readonly number[]
  readonly hasEOL: boolean
}

/** Characters of a page with the type size and the direction of each, radians anticlockwise from the x axis. */
export interface SizedChars extends PdfiumChars {
  readonly sizes: Float32Array
  readonly angles: Float32Array
}

const LINE_FEED = 0x0a
const JOINING_HYPHEN = 0xfffe
/** Part of the type height that lies below the baseline, in most fonts. */
const DESCENT = 0.2

function runCodes({ str, hasEOL }: TextRun): number[] {
  const codes = Array.from(str, (letter) => letter.codePointAt(0) ?? 0)
  if (!hasEOL) return codes
  if (/\p{L}[-\u2010\u00AD]$/u.test(str)) codes[codes.length - 1] = JOINING_HYPHEN
  else codes.push(LINE_FEED)
  return codes
}

/** Box of one letter: its share of the run, along the direction of the run. */
function letterBox(run: TextRun, position: number, letters: number): [number, number, number, number] {
  const [a = 1, b = 0, , , x = 0, y = 0] = run.transform
  const scale = Math.hypot(a, b) || 1
  const [alongX, alongY] = [a / scale, b / scale]
  const step = run.width / Math.max(1, letters)
  const slot = run.dir === 'rtl' ? letters - 1 - position : position
  const [start, end] = [slot * step, (slot + 1) * step]
  const [low, high] = [-run.height * DESCENT, run.height * (1 - DESCENT)]
  const xs = [
    start * alongX - low * alongY,
    end * alongX - high * alongY,
    start * alongX - high * alongY,
    end * alongX - low * alongY,
  ]
  const ys = [
    start * alongY + low * alongX,
    end * alongY + high * alongX,
    start * alongY + high * alongX,
    end * alongY + low * alongX,
  ]
  return [x + Math.min(...xs), y + Math.min(...ys), x + Math.max(...xs), y + Math.max(...ys)]
}

/**
 * Turns runs into characters with boxes in user space, so that the text of both libraries is put together by the
 * same code. pdf.js knows the width of a run only: its letters share it evenly. A hyphen at a line end is marked
 * as PDFium marks it.
 */
export function charsFromRuns(runs: readonly TextRun[]): SizedChars {
  const coded = runs.map((run) => ({ run, codes: runCodes(run) }))
  const count = coded.reduce((sum, { codes }) => sum + codes.length, 0)
  const chars = {
    count,
    codes: new Uint32Array(count),
    boxes: new Float32Array(count * 4),
    sizes: new Float32Array(count),
    angles: new Float32Array(count),
  }
  let index = 0
  for (const { run, codes } of coded) {
    const angle = Math.atan2(run.transform[1] ?? 0, run.transform[0] ?? 1)
    for (const [position, code] of codes.entries()) {
      chars.codes[index] = code
      chars.sizes[index] = run.height
      chars.angles[index] = angle
      if (code > 0x20) chars.boxes.set(letterBox(run, position, codes.length), index * 4)
      index++
    }
  }
  return chars
}
