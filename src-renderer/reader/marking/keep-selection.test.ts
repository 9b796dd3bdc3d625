import { expect, it } from 'vitest'
import { judgeChange } from './keep-selection.ts'

it('tells words that a person let go of from words whose page was drawn anew', () => {
  expect(judgeChange(false, true)).toBe('taken')
  expect(judgeChange(false, false)).toBe('let-go')
  // Other words count, whatever became of the last ones.
  expect(judgeChange(true, true)).toBe('other')
  expect(judgeChange(true, false)).toBe('other')
})
