import { describe, expect, it } from 'vitest'
import { parseRecent, withRecent } from './recent.ts'

describe('what was used last', () => {
  it('stands in front, once, and pushes out the oldest', () => {
    expect(withRecent(['a', 'b', 'c'], 'b', 3)).toEqual(['b', 'a', 'c'])
    expect(withRecent(['a', 'b', 'c'], 'd', 3)).toEqual(['d', 'a', 'b'])
  })

  it('is read from whatever was kept', () => {
    expect(parseRecent('["a",1,"b"]')).toEqual(['a', 'b'])
    expect(parseRecent('{"a":1}')).toEqual([])
    expect(parseRecent('not json')).toEqual([])
    expect(parseRecent(null)).toEqual([])
  })
})
