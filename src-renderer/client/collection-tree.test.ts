import { describe, expect, it } from 'vitest'
import { branchesOf, isWithin, pathsOf } from './collection-tree.ts'

const all = [
  { id: 'b', name: 'Beta', parentId: null, count: 1 },
  { id: 'a', name: 'Alpha', parentId: null, count: 2 },
  { id: 'a2', name: 'Zweig', parentId: 'a', count: 0 },
  { id: 'a1', name: 'Ast', parentId: 'a', count: 0 },
  { id: 'x', name: 'Blatt', parentId: 'a1', count: 0 },
  { id: 'lost', name: 'Waise', parentId: 'gone', count: 0 },
]
const compare = (a: string, b: string): number => a.localeCompare(b)
const names = (closed: readonly string[]): string[] =>
  branchesOf(all, (id) => closed.includes(id), compare).map(
    ({ collection, level }) => `${level} ${collection.name}`,
  )

describe('the tree of collections', () => {
  it('is sorted by name on each level and loses none', () => {
    expect(names([])).toEqual(['1 Alpha', '2 Ast', '3 Blatt', '2 Zweig', '1 Beta', '1 Waise'])
  })

  it('leaves out what is inside a folded one', () => {
    expect(names(['a'])).toEqual(['1 Alpha', '1 Beta', '1 Waise'])
  })

  it('knows what is within what', () => {
    expect([isWithin(all, 'x', 'a'), isWithin(all, 'a', 'x'), isWithin(all, 'a', 'a')]).toEqual([
      true,
      false,
      true,
    ])
    expect(isWithin(all, null, 'a')).toBe(false)
  })

  it('gives each its way from the top', () => {
    expect(pathsOf(all).map(({ path }) => path)).toContain('Alpha › Ast › Blatt')
  })
})
