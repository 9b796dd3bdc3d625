import { describe, expect, it } from 'vitest'
import { titleOf } from './title.ts'

describe('titleOf', () => {
  it('takes the language of the interface, and says which it is', () => {
    const title = { fr: 'Migration mixte', en: 'Mixed migration' }
    expect(titleOf(title, 'fr')).toEqual({ text: 'Migration mixte', lang: 'fr', dir: 'ltr' })
    expect(titleOf(title, 'en')).toMatchObject({ text: 'Mixed migration', lang: 'en' })
  })

  it('sets Arabic from right to left, whatever the interface speaks', () => {
    expect(titleOf({ ar: 'الهجرة المختلطة' }, 'fr')).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  it('does not claim a language that nobody knows', () => {
    expect(titleOf({ und: 'Report' }, 'en')).toEqual({ text: 'Report', lang: undefined, dir: 'ltr' })
  })
})
