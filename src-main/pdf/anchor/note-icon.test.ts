import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../../contract/values.ts'
import { ICON_GAP, ICON_SIDE, marginIcon, type PageView } from './note-icon.ts'

const CROP: Rect = [10, 20, 610, 820]
const UPRIGHT: PageView = { cropBox: CROP, rotation: 0 }

function flat(boxes: readonly Rect[]): Float64Array {
  return Float64Array.from(boxes.flat())
}

/** What the icon covers in user space: it hangs from its top left corner, to the right and down as seen. */
function covered([x, , , y]: Rect, rotation: PageView['rotation']): Rect {
  const side = ICON_SIDE
  switch (rotation) {
    case 90:
      return [x, y, x + side, y + side]
    case 180:
      return [x - side, y, x, y + side]
    case 270:
      return [x - side, y - side, x, y]
    default:
      return [x, y - side, x + side, y]
  }
}

function overlaps(one: Rect, two: Rect): boolean {
  return one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
}

const NEARLY = 1e-6

const rotations = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const)
const boxes = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 800 }), fc.nat(200), fc.nat(40))
  .map(([x, y, width, height]): Rect => [x, y, x + width + 1, y + height + 1])

describe('marginIcon', () => {
  it('stands left of the line, with a gap, its top at the top of the line', () => {
    const firstLine: Rect = [200, 700, 300, 712]
    const words: Rect[] = [
      [100, 700, 190, 712],
      [80, 686, 300, 698],
      [50, 600, 300, 612],
    ]
    const noted = { firstLine, characters: flat([firstLine, ...words]), rightToLeft: false }
    const right = 80 - ICON_GAP
    expect(marginIcon(noted, UPRIGHT)).toEqual([right - ICON_SIDE, 692, right, 712])
    expect(marginIcon({ ...noted, rightToLeft: true }, UPRIGHT)).toEqual([303, 692, 323, 712])
  })

  it('takes the other margin where the first has no room, and none where neither has', () => {
    const noted = (firstLine: Rect) => ({ firstLine, characters: flat([firstLine]), rightToLeft: false })
    expect(marginIcon(noted([30, 700, 300, 712]), UPRIGHT)).toEqual([303, 692, 323, 712])
    expect(marginIcon(noted([30, 700, 590, 712]), UPRIGHT)).toBeNull()
  })

  it('pays no heed to characters that the page hides', () => {
    const firstLine: Rect = [200, 700, 300, 712]
    const slug: Rect = [-60, 700, 5, 712]
    const noted = { firstLine, characters: flat([firstLine, slug, [0, 0, 0, 0]]), rightToLeft: false }
    expect(marginIcon(noted, UPRIGHT)).toEqual([177, 692, 197, 712])
  })

  it('covers no character and stays inside the page, however the page is turned', () => {
    let placed = 0
    const page = fc.record({
      lines: fc.array(boxes, { minLength: 1 }),
      rotation: rotations,
      rtl: fc.boolean(),
    })
    fc.assert(
      fc.property(page, ({ lines: [firstLine = CROP, ...others], rotation, rtl }) => {
        const lines = [firstLine, ...others]
        const icon = marginIcon(
          { firstLine, characters: flat(lines), rightToLeft: rtl },
          { cropBox: CROP, rotation },
        )
        if (icon === null) return
        placed += 1
        const [x0, y0, x1, y1] = covered(icon, rotation)
        expect(x0).toBeGreaterThanOrEqual(CROP[0] - NEARLY)
        expect(y0).toBeGreaterThanOrEqual(CROP[1] - NEARLY)
        expect(x1).toBeLessThanOrEqual(CROP[2] + NEARLY)
        expect(y1).toBeLessThanOrEqual(CROP[3] + NEARLY)
        const inner: Rect = [x0 + NEARLY, y0 + NEARLY, x1 - NEARLY, y1 - NEARLY]
        for (const line of lines) {
          const [x, y] = [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2]
          const isShown = x >= CROP[0] && x <= CROP[2] && y >= CROP[1] && y <= CROP[3]
          if (isShown) expect(overlaps(inner, line)).toBe(false)
        }
      }),
    )
    expect(placed).toBeGreaterThan(10)
  })

  it('finds the same place, as seen, on a page that is turned', () => {
    fc.assert(
      fc.property(boxes, fc.boolean(), (line, rightToLeft) => {
        const noted = { firstLine: line, characters: flat([line]), rightToLeft }
        const upright = marginIcon(noted, { cropBox: CROP, rotation: 0 })
        // The same page stored upside down and shown with half a turn.
        const over = ([x0, y0, x1, y1]: Rect): Rect => [620 - x1, 840 - y1, 620 - x0, 840 - y0]
        const stored = { firstLine: over(line), characters: flat([over(line)]), rightToLeft }
        const turned = marginIcon(stored, { cropBox: over(CROP), rotation: 180 })
        if (upright === null || turned === null) {
          expect(turned).toBe(upright)
          return
        }
        const seen = over(covered(turned, 180))
        for (const [at, value] of upright.entries()) expect(seen[at]).toBeCloseTo(value, 6)
      }),
    )
  })
})
