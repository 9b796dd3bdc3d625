import { describe, expect, it } from 'vitest'
import { frenchClock } from './clock.ts'

describe('a time in French', () => {
  it.each([
    ['09:38', '9\u00a0h\u00a038'],
    ['22:04', '22\u00a0h\u00a004'],
    ['00:00', '0\u00a0h\u00a000'],
    ['jeudi 26 novembre 2026 à 10:05', 'jeudi 26 novembre 2026 à 10\u00a0h\u00a005'],
  ])('of %s is %s', (text, printed) => expect(frenchClock(text)).toBe(printed))

  it('reads what Intl says', () => {
    const at = new Date(2026, 10, 26, 9, 38)
    const of = (tag: string) => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(at)
    expect(frenchClock(of('fr-FR'))).toBe('9\u00a0h\u00a038')
  })
})
