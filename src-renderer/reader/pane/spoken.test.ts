import { describe, expect, it } from 'vitest'
import { partLanguage } from './spoken.ts'

describe('the language that a part of a page is spoken in', () => {
  it('is that of its tag where the file says another of itself', () => {
    expect(partLanguage('ar', 'fr-FR', 'fr')).toBe('ar')
    expect(partLanguage('en-GB', 'fr', null)).toBe('en-GB')
  })

  it('is that of the catalogue where the tag only repeats what the file says of itself', () => {
    // A French report, written in a word processor that checked English.
    expect(partLanguage('en-US', 'en-GB', 'fr')).toBeNull()
  })

  it('is that of its tag where nothing else is known', () => {
    expect(partLanguage('en', 'en', null)).toBe('en')
    expect(partLanguage('en', null, 'fr')).toBe('en')
  })

  it('is that of the whole where the tag is none', () => {
    expect(partLanguage('', 'fr', null)).toBeNull()
    expect(partLanguage(' ', null, null)).toBeNull()
  })
})
