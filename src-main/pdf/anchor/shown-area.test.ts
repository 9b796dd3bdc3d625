import { describe, expect, it } from 'vitest'
import type { ShownArea } from '../../contract/shown-area.ts'
import { onPage } from './shown-area.ts'

/** 200 × 400 points in user space, away from its origin. */
const cropBox = [10, 20, 210, 420] as [number, number, number, number]
const area = (unit: ShownArea['unit'], box: ShownArea['box'], strokes: number[][] = []): ShownArea => {
  return { unit, box, strokes }
}

describe('what was drawn on a page as it is shown', () => {
  it.each([
    [0, [20, 360, 70, 400]],
    [90, [30, 30, 70, 80]],
    [180, [150, 40, 200, 80]],
    [270, [150, 360, 190, 410]],
  ] as const)('lies there in user space when the page is turned by %i degrees', (rotation, rect) => {
    // RFC 8118: left 10, top 20, 50 wide, 40 high.
    expect(onPage(area('point', [10, 20, 50, 40]), { cropBox, rotation })?.rect).toEqual(rect)
  })

  it('is measured by the picture that it was drawn on', () => {
    const upright = { cropBox, rotation: 0 } as const
    expect(onPage(area([100, 100], [25, 25, 50, 50]), upright)?.rect).toEqual([60, 120, 160, 320])
    // Turned, the page is 400 wide and 200 high.
    const turned = { cropBox, rotation: 90 } as const
    expect(onPage(area([800, 400], [0, 0, 800, 400]), turned)?.rect).toEqual(cropBox)
    expect(onPage(area([800, 400], [0, 0, 2, 2], [[0, 0, 2, 2]]), turned)?.ink).toEqual([[10, 20, 11, 21]])
  })

  it('has no place off the page, nor half on it where its measure is a guess', () => {
    const page = { cropBox, rotation: 0 } as const
    expect(onPage(area('point', [150, 20, 100, 40]), page)).not.toBeNull()
    expect(onPage(area('point', [999, 20, 100, 40]), page)).toBeNull()
    expect(onPage(area('pixel', [150, 20, 100, 40]), page)).toBeNull()
    expect(onPage(area('pixel', [150, 20, 50, 40]), page)?.rect).toEqual([160, 360, 210, 400])
  })
})
