import { describe, expect, it } from 'vitest'
import { endsParagraph, insertsFor, type Insert } from './compose.ts'

const NAMES: Readonly<Record<Insert, string>> = {
  'heading-1': 'Titre',
  'heading-2': 'Sous-titre',
  'heading-3': 'Petit titre',
  paragraph: 'Paragraphe',
  excerpt: 'Extrait',
  pages: 'Pages d’une publication',
}
const found = (text: string) => insertsFor(text, (insert) => NAMES[insert])

describe('the menu behind a slash', () => {
  it('narrows to what is typed, accents and case aside', () => {
    expect(found('/')).toHaveLength(6)
    expect(found('/TITRE')).toEqual(['heading-1', 'heading-2', 'heading-3'])
    expect(found('/pages d')).toEqual(['pages'])
  })

  it('is not there for a text that begins with a slash', () => {
    expect(found('/etc/passwd')).toBeNull()
    expect(found('words')).toBeNull()
    expect(found('/a\nb')).toBeNull()
  })
})

it('Enter ends a paragraph at its end, and not within, nor in a list', () => {
  expect(endsParagraph('words', 5)).toBe(true)
  expect(endsParagraph('words ', 5)).toBe(true)
  expect(endsParagraph('words', 2)).toBe(false)
  expect(endsParagraph('- one', 5)).toBe(false)
  expect(endsParagraph('- one\n', 6)).toBe(true)
  expect(endsParagraph('1. one\n2. two', 13)).toBe(false)
})
