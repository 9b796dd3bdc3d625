import { describe, expect, it } from 'vitest'
import { stopAfter } from './roving.ts'

describe('arrows in the sidebar', () => {
  it('go from row to row and stop at the ends', () => {
    expect([stopAfter('ArrowDown', 0, 3), stopAfter('ArrowDown', 2, 3)]).toEqual([1, 2])
    expect([stopAfter('ArrowUp', 0, 3), stopAfter('Home', 2, 3), stopAfter('End', 0, 3)]).toEqual([0, 0, 2])
  })

  it('leave other keys and an empty sidebar alone', () => {
    expect([stopAfter('Enter', 1, 3), stopAfter('ArrowDown', 0, 0)]).toEqual([null, null])
  })
})
