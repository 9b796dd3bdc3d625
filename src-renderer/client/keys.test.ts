import { describe, expect, it } from 'vitest'
import { shortcutOf, shownKeys } from './keys.ts'

type Pressed = Parameters<typeof shortcutOf>[0]

function press(key: string, held: Partial<Pressed> = {}): Pressed {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held } as Pressed
}

describe('shortcutOf', () => {
  it('names Ctrl and Command alike, each on its system', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), false)).toBe('mod+k')
    expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('mod+k')
    expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBe('ctrl+k')
  })

  it('leaves Shift out where the key cannot be typed without it', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false)).toBe('?')
    expect(shortcutOf(press('1', { shiftKey: true }), false)).toBe('1')
    expect(shortcutOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+z')
    expect(shortcutOf(press('Enter', { shiftKey: true }), false)).toBe('shift+enter')
  })

  it('names keys that print nothing', () => {
    expect(shortcutOf(press(' '), false)).toBe('space')
    expect(shortcutOf(press('Delete'), false)).toBe('delete')
  })
})

describe('shownKeys', () => {
  it('prints a shortcut as a keyboard of the language does', () => {
    expect(shownKeys('mod+k', 'fr', false)).toBe('Ctrl K')
    expect(shownKeys('shift+enter', 'fr', false)).toBe('Maj ↵')
    expect(shownKeys('delete', 'en', false)).toBe('Del')
    expect(shownKeys('mod+shift+z', 'en', true)).toBe('⌘⇧Z')
  })
})
