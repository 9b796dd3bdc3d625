import { describe, expect, it } from 'vitest'
import { glyphWarning, settable } from './glyphs.ts'

describe('settable', () => {
  it('keeps what the fonts have: French, Arabic, transliteration, signs', () => {
    const text = 'Œuvre « à » l’été\u202f; العربية ٪ ʿUmar Ḥasan ≤ ½ → ✓ Привет'
    expect(settable({ body: [text] })).toEqual({ value: { body: [text] }, missing: [] })
  })

  it('replaces what no font has, composes, and drops unseen controls', () => {
    const { value, missing } = settable({ s: 'e\u0301 漢 \u2066x\u2069 漢', url: 'https://x.org/漢' })
    expect(value.s.normalize('NFC')).toMatch(/^é \ufffd .*x.* \ufffd$/)
    expect(value.url).toBe('https://x.org/漢')
    expect(missing).toEqual(['漢'])
    expect(glyphWarning('e1', missing)).toEqual([
      { itemId: 'e1', code: 'glyph-missing', detail: '漢 (U+6F22)' },
    ])
  })
})
