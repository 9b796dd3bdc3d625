import { describe, expect, it } from 'vitest'
import { boundsOf } from '../anchor/quads.ts'
import type { Quad, Rect } from '../../contract/values.ts'
import { markAppearance } from './appearance.ts'
import { mark } from './fixtures.ts'
import { iconRect } from './geometry.ts'

const CROP: Rect = [0, 0, 600, 800]
const LINE: Quad = [100, 720, 250, 720, 100, 700, 250, 700]
const WORDS = boundsOf([LINE])

describe('iconRect', () => {
  it.each<[string, Rect, readonly Quad[], Rect]>([
    ['in its own place', [20, 500, 44, 524], [], [20, 500, 44, 524]],
    ['at the corner of a large rectangle', [20, 500, 220, 524], [], [20, 504, 40, 524]],
    ['in the place found for it', [57, 700, 77, 720], [LINE], [57, 700, 77, 720]],
    ['before its words where no place was found', WORDS, [LINE], [77, 700, 97, 720]],
  ])('stands %s', (_name, rect, quads, expected) => {
    expect(iconRect(mark({ kind: 'note', rect, quads: [...quads] }), CROP)).toEqual(expected)
  })

  it('does not leave the page', () => {
    const line: Quad = [5, 720, 250, 720, 5, 700, 250, 700]
    expect(iconRect(mark({ kind: 'note', rect: boundsOf([line]), quads: [line] }), CROP)[0]).toBe(0)
  })
})

it('a note that was made an area is drawn around its words, not around its icon', () => {
  const changed = mark({ kind: 'area', rect: [57, 700, 77, 720], quads: [LINE] })
  expect(markAppearance(changed).rect).toEqual(WORDS)
})
