import { describe, expect, it } from 'vitest'
import { drawnRect } from './drawing.ts'

describe('drawnRect', () => {
  it('holds the lines with their width, and all of the rectangle of the mark', () => {
    const drawing = { colour: '#253f9b', strokes: [[10, 10, 60, 40]], widths: null }
    expect(drawnRect([10, 10, 60, 40], drawing)).toEqual([9, 9, 61, 41])
    expect(drawnRect([0, 12, 50, 90], drawing)).toEqual([0, 9, 61, 90])
    expect(drawnRect([10, 10, 60, 40], { ...drawing, widths: [[2, 8]] })).toEqual([6, 6, 64, 44])
  })
})
