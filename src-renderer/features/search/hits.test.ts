import { describe, expect, it } from 'vitest'
import type { SearchHit, SearchResult } from '../../../src-main/contract/search.ts'
import { entriesOf, groupHits, orderGroups, piecesOf, placeOf } from './hits.ts'

const hit = (publicationId: string, page: number | null): SearchHit => ({
  publicationId,
  attachmentId: page === null ? null : `file-${publicationId}`,
  title: `Title ${publicationId}`,
  page,
  pageLabel: null,
  language: 'fr',
  part: page === null ? 'title' : null,
  snippet: 'Les passeurs du Sahel',
  highlights: [[4, 12]],
})
const result: SearchResult = {
  total: 8,
  publications: 2,
  exact: true,
  hits: [hit('a', null), hit('a', 3), hit('a', 5), hit('a', 9), hit('b', 1)],
  counts: { a: 7, b: 1 },
  expanded: [],
}

describe('hits by publication', () => {
  const groups = groupHits(result, () => 2)

  it('show some pages of each and say how many there are', () => {
    expect(groups.map(({ id, hits, count }) => [id, hits.map(({ page }) => page), count])).toEqual([
      ['a', [null, 3, 5], 7],
      ['b', [1], 1],
    ])
  })

  it('are followed by the way to further ones', () => {
    expect(entriesOf(groups).map((entry) => (entry.kind === 'hit' ? entry.hit.page : entry.rest))).toEqual([
      null,
      3,
      5,
      4,
      1,
    ])
  })

  it('come newest first when asked, undated last', () => {
    const rows = new Map([
      ['a', { issued: null }],
      ['b', { issued: '2019-05' }],
    ])
    expect(orderGroups(groups, 'newest', rows).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(orderGroups(groups, 'relevance', rows).map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('what lies under the keyboard', () => {
  const entries = (hits: SearchHit[], shown = 2) =>
    entriesOf(groupHits({ ...result, hits, counts: { a: 7, b: 1, c: 1 } }, () => shown))
  const before = entries([hit('a', 3), hit('a', 5), hit('b', 1)])

  it('stays the same hit when others come before it or go', () => {
    expect(before[3]).toMatchObject({ hit: { publicationId: 'b' } })
    const more = entries([hit('c', 9), hit('a', 3), hit('a', 5), hit('b', 1)])
    expect(more[placeOf(more, before, 3)]).toEqual(before[3])
    const fewer = entries([hit('b', 1)])
    expect(placeOf(fewer, before, 3)).toBe(0)
  })

  it('is what follows where it is gone, or the last', () => {
    expect(placeOf(entries([hit('a', 3), hit('b', 1)]), before, 1)).toBe(1)
    expect(placeOf(entries([hit('a', 3)], 9), before, 3)).toBe(1)
    expect(placeOf([], before, 3)).toBe(0)
  })

  it('is the first of the further hits once they are shown', () => {
    expect(before[2]?.kind).toBe('more')
    const shown = entries([hit('c', 9), hit('a', 3), hit('a', 5), hit('a', 6), hit('a', 8), hit('b', 1)], 9)
    expect(shown[placeOf(shown, before, 2)]).toMatchObject({ hit: { publicationId: 'a', page: 6 } })
  })
})

describe('a snippet', () => {
  it('is cut where the words stand', () => {
    expect(piecesOf(hit('a', 1))).toEqual([
      { text: 'Les ', lit: false },
      { text: 'passeurs', lit: true },
      { text: ' du Sahel', lit: false },
    ])
  })

  it('is whole whatever the offsets are', () => {
    const snippet = 'abcdef'
    const pieces = piecesOf({
      snippet,
      highlights: [
        [4, 99],
        [0, 3],
        [2, 5],
        [3, 3],
      ],
    })
    expect(pieces.map(({ text }) => text).join('')).toBe(snippet)
    expect(pieces.every(({ lit }) => lit)).toBe(true)
  })
})
