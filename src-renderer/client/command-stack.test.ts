import { describe, expect, it } from 'vitest'
import { lastIn, WINDOW, withDone, withoutDone, withoutPlaces, type Done } from './command-stack.ts'

const done = (command: string, ...places: string[]): Done => ({ command, key: 'k', values: {}, places })
const [a, b, c] = [done('a', WINDOW), done('b', 'brief:1'), done('c', WINDOW, 'brief:2')]
const stack = [a, b, c]

describe('edits of a window', () => {
  it('are taken back by the view that they belong to, the last one first', () => {
    expect(lastIn(stack, 'brief:1')).toBe(b)
    expect(lastIn(stack, WINDOW)).toBe(c)
    expect(lastIn(withoutDone(stack, c), WINDOW)).toBe(a)
    expect(lastIn(stack, 'brief:3')).toBeUndefined()
  })

  it('end what could be done again in their places alone', () => {
    expect(withoutPlaces(stack, ['brief:2'])).toEqual([a, b])
    expect(withoutPlaces(stack, [WINDOW])).toEqual([b])
  })

  it('are kept in a number that does not grow', () => {
    const many = Array.from({ length: 500 }, (_, at) => done(String(at), WINDOW))
    const full = many.reduce<readonly Done[]>(withDone, [])
    expect(full).toHaveLength(200)
    expect(full.at(-1)?.command).toBe('499')
  })
})
