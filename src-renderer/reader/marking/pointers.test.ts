import { expect, it } from 'vitest'
import { fingersScroll, takesHold } from './pointers.ts'

it('lets a finger draw until a pen was seen, then fingers scroll', () => {
  const down = (pointerType: string, button = 0, isPrimary = true): boolean =>
    takesHold({ pointerType, button, isPrimary })
  expect(down('mouse')).toBe(true)
  expect(down('mouse', 2)).toBe(false)
  expect(down('touch')).toBe(true)
  expect(down('touch', 0, false)).toBe(false)
  expect(fingersScroll.value).toBe(false)
  expect(down('pen')).toBe(true)
  expect(fingersScroll.value).toBe(true)
  expect(down('touch')).toBe(false)
  expect(down('mouse')).toBe(true)
})
