import { describe, expect, it } from 'vitest'
import { litBoxes, placesOf, type TextPiece } from './lit-boxes.ts'

const piece: TextPiece = {
  str: 'Les passeurs du Sahel',
  transform: [10, 0, 0, 10, 100, 700],
  width: 210,
  height: 10,
  fontName: 'f1',
}

describe('words on a page', () => {
  it('are found whole, in whatever case', () => {
    expect(placesOf('Passeurs, passeur et Passeurs', ['passeurs'])).toEqual([
      [0, 8],
      [21, 29],
    ])
    expect(placesOf('repasseurs', ['passeurs'])).toEqual([])
  })

  it('have boxes by their share of the line', () => {
    const boxes = litBoxes(piece, ['passeurs', 'sahel'], (text) => text.length)
    expect(boxes.map(([left, , right]) => [left, right])).toEqual([
      [140, 220],
      [260, 310],
    ])
    expect(boxes[0]?.[3]).toBeGreaterThan(700)
    expect(boxes[0]?.[1]).toBeLessThan(700)
  })

  it('are not lit where the text is turned or empty', () => {
    expect(
      litBoxes({ ...piece, transform: [0, 10, -10, 0, 0, 0] }, ['sahel'], (text) => text.length),
    ).toEqual([])
    expect(litBoxes({ ...piece, width: 0 }, ['sahel'], (text) => text.length)).toEqual([])
  })
})
