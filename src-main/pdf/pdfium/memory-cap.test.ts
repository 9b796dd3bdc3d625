import { describe, expect, it } from 'vitest'
import { capMemory } from './memory-cap.ts'

/** Header, then a memory section: one memory, with maximum, minimum 1, maximum 32768 pages (3 bytes). */
const MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 6, 1, 1, 1, 0x80, 0x80, 0x02)

describe('capMemory', () => {
  it('lowers the maximum in place and keeps the length', () => {
    const capped = capMemory(MODULE, 16384)
    expect([...capped.slice(13)]).toEqual([0x80, 0x80, 0x01])
    expect([...capMemory(MODULE, 2).slice(13)]).toEqual([0x82, 0x80, 0])
  })

  it('never raises the maximum and leaves its input alone', () => {
    expect([...capMemory(MODULE, 65536).slice(13)]).toEqual([0x80, 0x80, 0x02])
    expect(MODULE[15]).toBe(2)
  })

  it('refuses modules without a memory that can be limited', () => {
    expect(() => capMemory(MODULE.slice(0, 8), 1)).toThrow('no memory')
    expect(() => capMemory(Uint8Array.of(...MODULE.slice(0, 11), 0, 1), 1)).toThrow('no memory')
    expect(() => capMemory(MODULE.slice(0, 9), 1)).toThrow('Malformed')
  })
})
