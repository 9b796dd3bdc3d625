import { describe, expect, it } from 'vitest'
import { wordsUnder, type Place, type Run } from './link-words.ts'

const place = (left: number, right: number, top = 0, bottom = 10): Place => ({ left, right, top, bottom })
const run = (text: string, at: Place, rtl = false): Run => ({ text, place: at, rtl })

describe('the words under a link', () => {
  const line = run('See the report of 2019 for more', place(0, 310))

  it('are those between its edges, and whole', () => {
    expect(wordsUnder(place(42, 138), [line])).toBe('the report')
    expect(wordsUnder(place(-5, 400, -3, 14), [line])).toBe('See the report of 2019 for more')
  })

  it('are not those of the lines above and below', () => {
    const above = run('above', place(0, 50, -10, 2))
    const below = run('below', place(0, 50, 9, 20))
    expect(wordsUnder(place(0, 35), [above, line, below])).toBe('See')
  })

  it('go on in the next run', () => {
    expect(wordsUnder(place(180, 400), [line, run(' details ', place(310, 400))])).toBe(
      '2019 for more details',
    )
  })

  it('are read from the right where the script is', () => {
    expect(wordsUnder(place(0, 80), [run('الهجرة المختلطة', place(0, 150), true)])).toBe('المختلطة')
  })

  it('are none over a picture', () => {
    expect(wordsUnder(place(0, 80, 100, 200), [line])).toBe('')
    expect(wordsUnder(place(0, 80), [run('', place(0, 0))])).toBe('')
  })
})
