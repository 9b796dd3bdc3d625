import { describe, expect, it } from 'vitest'
import { makeScrollSense } from './bar-hiding.ts'

const walk = (...tops: number[]): (boolean | null)[] => {
  const sense = makeScrollSense()
  return tops.map((top) => sense.scrolled(top))
}

describe('scrolling', () => {
  it('on for a while sends the bar away, a little does not', () => {
    expect(walk(500, 560, 640, 700)).toEqual([null, null, null, true])
    expect(walk(500, 560, 640)).not.toContain(true)
  })

  it('back brings it, and so does the beginning', () => {
    expect(walk(500, 700, 690, 650).at(-1)).toBe(false)
    expect(walk(500, 700, 690).at(-1)).toBeNull()
    expect(walk(30, 0).at(-1)).toBe(false)
  })

  it('counts anew when it turns', () => {
    expect(walk(500, 620, 600, 700).at(-1)).toBeNull()
    expect(walk(500, 620, 600, 700, 770).at(-1)).toBe(true)
  })
})
