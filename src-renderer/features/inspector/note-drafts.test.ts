import { expect, it } from 'vitest'
import { keepDraft, readDraft, type Drawer } from './note-drafts.ts'

function drawer(full = false): Drawer {
  const texts = new Map<string, string>()
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      texts.set(key, text)
    },
    removeItem: (key) => void texts.delete(key),
  }
}

it('keeps a draft by publication and note, and forgets it', () => {
  const kept = drawer()
  keepDraft(kept, 'p', 'new', 'to compare')
  expect(readDraft(kept, 'p', 'new')).toBe('to compare')
  expect(readDraft(kept, 'p', 'n1')).toBeNull()
  expect(readDraft(kept, 'q', 'new')).toBeNull()
  keepDraft(kept, 'p', 'new', null)
  expect(readDraft(kept, 'p', 'new')).toBeNull()
})

it('goes on where nothing more can be kept', () => {
  const full = drawer(true)
  expect(() => keepDraft(full, 'p', 'new', 'x')).not.toThrow()
  expect(readDraft(full, 'p', 'new')).toBeNull()
})
