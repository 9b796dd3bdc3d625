import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE_SIZE } from '../../client/page-size.ts'
import { RowCache } from './row-cache.ts'

const rowsOf = (page: number, total: number, mark = ''): { id: string }[] =>
  Array.from({ length: Math.max(0, Math.min(PAGE_SIZE, total - page * PAGE_SIZE)) }, (_, at) => ({
    id: `${mark}${page * PAGE_SIZE + at}`,
  }))

/** A cache with some pages of a list of `total`. */
function filled(total: number, pages: readonly number[]): RowCache<{ id: string }> {
  const cache = new RowCache<{ id: string }>()
  for (const page of pages) cache.put(page, rowsOf(page, total), total, cache.revision)
  return cache
}

describe('a list read in windows', () => {
  it('asks for what is in sight before what may come into sight', () => {
    const cache = new RowCache<{ id: string }>()
    expect(cache.wanted(0, 12)).toEqual([0])
    cache.put(0, rowsOf(0, 100_000), 100_000, cache.revision)
    expect(cache.wanted(0, 12)).toEqual([1])
    expect(cache.wanted(50_045, 50_060)).toEqual([1000, 1001, 1002, 999])
    expect(cache.wanted(99_990, 99_999)).toEqual([1999, 1998])
  })

  it('keeps rows of the last revision until newer ones come, and asks for them again', () => {
    const cache = filled(125, [0, 1, 2])
    cache.expire()
    expect(cache.row(120)?.id).toBe('120')
    expect(cache.wanted(0, 20)).toEqual([0, 1])
    cache.put(0, rowsOf(0, 115, 'new '), 115, cache.revision)
    expect(cache.row(0)?.id).toBe('new 0')
    expect(cache.row(75)?.id).toBe('75')
    expect(cache.total).toBe(115)
    expect(cache.row(120)).toBeUndefined()
  })

  it('does not let an answer that was asked for earlier replace a newer one', () => {
    const cache = filled(100, [0])
    const asked = cache.revision
    cache.expire()
    cache.put(0, rowsOf(0, 99, 'new '), 99, cache.revision)
    cache.put(0, rowsOf(0, 100, 'old '), 100, asked)
    expect([cache.row(0)?.id, cache.total]).toEqual(['new 0', 99])
  })

  it('forgets the farthest pages of a long list', () => {
    const pages = Array.from({ length: 200 }, (_, page) => page)
    const cache = filled(100_000, pages)
    expect(cache.row(9_900)?.id).toBe('9900')
    expect(cache.row(0)).toBeUndefined()
    expect(pages.filter((page) => cache.isFresh(page))).toHaveLength(120)
  })

  it('knows the ids of a range only when all of it is read', () => {
    const cache = filled(150, [0, 2])
    expect(cache.idsBetween(5, 3)).toEqual(['3', '4', '5'])
    expect(cache.idsBetween(45, 55)).toBeNull()
    expect([cache.indexOf('107'), cache.indexOf('57')]).toEqual([107, -1])
  })

  it('has after any reading exactly the rows of the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 450 }), fc.array(fc.nat({ max: 8 })), (total, order) => {
        const pages = order.filter((page) => page * PAGE_SIZE < total)
        const cache = filled(total, pages)
        for (let index = 0; index < total + 5; index += 1) {
          const there = pages.includes(Math.floor(index / PAGE_SIZE)) && index < total
          expect(cache.row(index)?.id).toBe(there ? String(index) : undefined)
        }
      }),
    )
  })
})
