import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Quad } from '../../contract/values.ts'
import type { PageGlyphs } from './anchor.ts'
import { codesOf } from './fold.ts'
import { snap } from './snap.ts'

const ADVANCE = 6
const HEIGHT = 10
const LEADING = 14

/** A page set in one width: character `column` of line `row` stands at (50 + 6 column, 700 - 14 row). */
function pageOf(lines: readonly string[]): PageGlyphs {
  const codes: number[] = []
  const boxes: [number, number, number, number][] = []
  lines.forEach((line, row) => {
    codesOf(`${line}\n`).forEach((code, column) => {
      const [x, y] = [50 + column * ADVANCE, 700 - row * LEADING]
      codes.push(code)
      boxes.push(code <= 0x20 ? [0, 0, 0, 0] : [x, y, x + ADVANCE, y + HEIGHT])
    })
  })
  return {
    codes,
    glyph: (index) => ({ box: boxes[index] ?? [0, 0, 0, 0], angle: 0, size: HEIGHT }),
  }
}

/** The exact quad of characters `start` to `end` of a line. */
function exact(row: number, start: number, end: number): Quad {
  const [x0, x1, y0] = [50 + start * ADVANCE, 50 + end * ADVANCE, 700 - row * LEADING]
  return [x0, y0 + HEIGHT, x1, y0 + HEIGHT, x0, y0, x1, y0]
}

const shifted = (quad: Quad, dx: number, dy: number): Quad =>
  quad.map((value, at) => value + (at % 2 === 0 ? dx : dy)) as Quad

describe('snap', () => {
  it('puts any run of characters back in its place, however often its words stand on the page', () => {
    const lines = ['na na na na na na', 'na na na na na na', 'la na na la na na']
    const page = pageOf(lines)
    const selection = fc
      .record({ row: fc.nat(2), start: fc.nat(14), length: fc.integer({ min: 2, max: 9 }) })
      .map(({ row, start, length }) => {
        const text = (lines[row] ?? '').slice(start, start + length)
        const from = start + (text.length - text.trimStart().length)
        return { row, from, text: text.trim() }
      })
      .filter(({ text }) => text !== '')
    const off = fc.record({
      dx: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
      dy: fc.double({ min: -4, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(selection, off, ({ row, from, text }, { dx, dy }) => {
        const place = exact(row, from, from + text.length)
        const seen = { text, quad: shifted(place, dx, dy) }
        const { quads } = snap(page, { pageIndex: 0, quote: text, lines: [seen] })
        expect(quads).toEqual([place])
      }),
    )
  })

  it('takes lines one by one where the page has them in another order', () => {
    const page = pageOf(['left one      right one', 'left two      right two'])
    const lines = [
      { text: 'left one', quad: shifted(exact(0, 0, 8), 2, 1) },
      { text: 'left two', quad: shifted(exact(1, 0, 8), 2, 1) },
    ]
    const { anchor, quads } = snap(page, { pageIndex: 0, quote: 'left one left two', lines })
    expect(anchor).toBeNull()
    expect(quads).toEqual([exact(0, 0, 8), exact(1, 0, 8)])
  })

  it('falls back to the glyphs that lie under a line, then to what was seen', () => {
    const page = pageOf(['unreadable text'])
    const seen = shifted(exact(0, 3, 8), 1, 2)
    const other = { pageIndex: 0, quote: 'xyz', lines: [{ text: 'xyz', quad: seen }] }
    expect(snap(page, other).quads).toEqual([exact(0, 3, 8)])
    const far = exact(20, 3, 8)
    const nothing = { pageIndex: 0, quote: 'xyz', lines: [{ text: 'xyz', quad: far }] }
    expect(snap(page, nothing)).toEqual({ anchor: null, quads: [far] })
  })

  it('keeps the context of what was found as a whole', () => {
    const page = pageOf(['one two three', 'four five'])
    const lines = [
      { text: 'three', quad: exact(0, 8, 13) },
      { text: 'four', quad: exact(1, 0, 4) },
    ]
    const { anchor } = snap(page, { pageIndex: 0, quote: 'three four', lines })
    expect(anchor).toMatchObject({ quote: 'three\nfour', prefix: 'one two ', suffix: ' five ' })
    expect(anchor?.quads).toEqual([exact(0, 8, 13), exact(1, 0, 4)])
  })
})
