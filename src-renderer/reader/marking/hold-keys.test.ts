import { expect, it } from 'vitest'
import { writes } from './hold-keys.ts'

const key = (name: string, held: object = {}) => ({
  ...{ key: name, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
})

it('knows keys that write a character from those that command', () => {
  expect(['s', 'É', '1', ' ', 'ع'].map((each) => writes(key(each)))).toEqual([true, true, true, true, true])
  expect(['Escape', 'Enter', 'Tab', 'ArrowDown', 'F7'].some((each) => writes(key(each)))).toBe(false)
  expect(writes(key('z', { ctrlKey: true }))).toBe(false)
  expect(writes(key('k', { metaKey: true }))).toBe(false)
})
