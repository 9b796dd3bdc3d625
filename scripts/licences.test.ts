import { describe, expect, it } from 'vitest'
import { isAllowed } from './licences.ts'

const allowed = new Set(['MIT', 'Apache-2.0'])

describe('isAllowed', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND Apache-2.0', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0', false],
    ['none', false],
  ])('%s → %s', (expression, expected) => expect(isAllowed(expression, allowed)).toBe(expected))
})
