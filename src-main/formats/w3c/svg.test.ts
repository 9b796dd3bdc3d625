import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectedBy } from './selectors.ts'
import { areaOfSvg } from './svg.ts'

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

describe('a drawn selector', () => {
  it('is a rectangle, of the picture that it names', () => {
    expect(areaOfSvg(svg('<rect x="10" y="20" width="30" height="40px"/>'))).toEqual({
      ...{ unit: 'pixel', box: [10, 20, 30, 40], strokes: [] },
    })
    const framed = svg('<rect x="110" y="20" width="30" height="40"/>', ' viewBox="100 0 1000 2000"')
    expect(areaOfSvg(framed)).toMatchObject({ unit: [1000, 2000], box: [10, 20, 30, 40] })
  })

  it('is lines where it has other corners', () => {
    expect(areaOfSvg(svg('<polygon points="1,2 3,4 -5,6"/>'))).toMatchObject({
      ...{ box: [-5, 2, 8, 4], strokes: [[1, 2, 3, 4, -5, 6, 1, 2]] },
    })
    expect(areaOfSvg(svg('<path d="M1 1 h4 v-2L0,0z m10,10 5 5"/>'))?.strokes).toEqual([
      [1, 1, 5, 1, 5, -1, 0, 0, 1, 1],
      [11, 11, 16, 16],
    ])
    const [stroke = []] = areaOfSvg(svg('<circle cx="50" cy="60" r="10"/>'))?.strokes ?? []
    expect(areaOfSvg(svg('<circle cx="50" cy="60" r="10"/>'))?.box).toEqual([40, 50, 20, 20])
    expect(stroke.slice(0, 2)).toEqual([60, 60])
  })

  it('is nothing where it cannot be told without drawing', () => {
    const none = [
      '<path d="M0 0 C 1 1 2 2 3 3"/>',
      '<rect x="10%" y="0" width="1" height="1"/>',
      '<g transform="rotate(90)"><rect x="1" y="1" width="1" height="1"/></g>',
      '<rect x="1" y="1" width="0" height="1"/>',
      '<path d="L1 1"/>',
      '',
    ]
    expect(none.map((inside) => areaOfSvg(svg(inside)))).toEqual(none.map(() => null))
  })

  it('does no harm whatever it holds', () => {
    const part = fc.constantFrom(
      '<svg viewBox="0 0 1 1">',
      '<path d="',
      'M1 1',
      'z',
      '"/>',
      '<rect x="1',
      '" ',
      '1e999',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 12 }), (parts) => {
        const area = areaOfSvg(parts.join(''))
        expect(area === null || area.box.every(Number.isFinite)).toBe(true)
      }),
    )
  })
})

describe('a fragment', () => {
  const areaOf = (value: string) => selectedBy([{ type: 'FragmentSelector', value }]).area

  it('names an area in pixels, in percent (Media Fragments 1.0, 4.2.2) or in points (RFC 8118)', () => {
    expect(areaOf('page=2&xywh=10,20,30,40')).toEqual({ unit: 'pixel', box: [10, 20, 30, 40], strokes: [] })
    expect(areaOf('xywh=pixel:1,2,3,4')).toMatchObject({ unit: 'pixel', box: [1, 2, 3, 4] })
    expect(areaOf('xywh=percent:25,12.5,50,25')).toMatchObject({ unit: [100, 100], box: [25, 12.5, 50, 25] })
    expect(areaOf('page=1&viewrect=1,2,3,4')).toMatchObject({ unit: 'point', box: [1, 2, 3, 4] })
    expect(areaOf('xywh=1,2,0,4')).toBeNull()
  })
})
