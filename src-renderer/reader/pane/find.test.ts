import { describe, expect, it } from 'vitest'
import { wordsOf } from './find.ts'

describe('words of a question', () => {
  it('are lit without its signs and conditions', () => {
    expect(wordsOf('passeurs "Sahel central" -Mali langue:fr')).toEqual(['Sahel central', 'passeurs'])
    expect(wordsOf('« traite des personnes » à l’est')).toEqual(['traite des personnes', 'l’est'])
    expect(wordsOf('الهجرة (المختلطة)')).toEqual(['الهجرة', 'المختلطة'])
    expect(wordsOf('  ""  - a')).toEqual([])
  })
})
