import { describe, expect, it } from 'vitest'
import type { SearchHit, SearchResult } from '../../../src-main/contract/search.ts'
import { entriesOf, groupHits, orderGroups, piecesOf } from './hits.ts'

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
