import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-main/contract/annotations.ts'
import type { Thread } from '../../../src-main/contract/threads.ts'
import { countsOf, EVERYTHING, filterThreads, toggled } from './filter.ts'
import { groupThreads, GROUPINGS, ordered, ORDERS, rowsOf } from './groups.ts'

let made = 0
function thread(part: Partial<Annotation> = {}, replies: readonly Annotation[] = []): Thread {
  made += 1
  const mark: Annotation = {
    id: `m${made}`,
    attachmentId: 'a',
    pageIndex: 0,
    rect: [0, 0, 1, 1],
    quads: [],
    ink: [],
    ...{ quote: null, prefix: null, suffix: null, firstAuthor: null, externalName: null, inReplyTo: null },
    kind: 'highlight',
    author: 'Inès',
    colour: '#fdea6e',
    comment: '',
    concepts: [],
    origin: 'cartable',
    anchoring: 'exact',
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    ...part,
  }
  return { mark, replies }
}

const ids = (threads: readonly Thread[]): string[] => threads.map(({ mark }) => mark.id)

describe('filtering marks', () => {
  const quote = thread({ quote: 'Plus de la moitié', colour: '#96ddff' })
  const answered = thread({ author: 'Ali', origin: 'file' }, [thread({ comment: 'Déjà vérifié' }).mark])
  const tagged = thread({ comment: 'Œuvre', kind: 'note', concepts: ['country:NE'] })
  const all = [quote, answered, tagged]
  const shown = (text: string, ...choices: [Parameters<typeof toggled>[1]['facet'], string][]): string[] =>
    ids(filterThreads(all, { text, choices: choices.map(([facet, value]) => ({ facet, value })) }, 'Inès'))

  it('finds words in quotations, comments and answers, accents and capitals aside', () => {
    expect(shown('moitie PLUS')).toEqual(ids([quote]))
    expect(shown('deja')).toEqual(ids([answered]))
    expect(shown('oeuvre')).toEqual(ids([tagged]))
    expect(shown('moitie oeuvre')).toEqual([])
  })

  it('counts marks without a place apart, and shows none of the others with them', () => {
    expect(countsOf(all, 'Inès').state.has('lost')).toBe(false)
    expect(countsOf(all, 'Inès', 2).state.get('lost')).toBe(2)
    expect(shown('', ['state', 'lost'])).toEqual([])
    const moved = thread({ anchoring: 'moved' })
    expect(countsOf([...all, moved], 'Inès').state.get('moved')).toBe(1)
  })

  it('widens within a facet and narrows across them; states narrow', () => {
    expect(shown('', ['colour', '1'], ['colour', '2'])).toEqual(ids(all))
    expect(shown('', ['colour', '1'], ['kind', 'note'])).toEqual(ids([tagged]))
    expect(shown('', ['state', 'own'])).toEqual(ids([quote, tagged]))
    expect(shown('', ['state', 'own'], ['state', 'comment'])).toEqual(ids([tagged]))
    expect(shown('', ['state', 'file'], ['author', 'Ali'])).toEqual(ids([answered]))
    expect(shown('', ['state', 'comment'], ['concept', 'country:NE'])).toEqual(ids([tagged]))
  })

  it('counts what each value would show alone', () => {
    const counts = countsOf(all, 'Inès')
    for (const facet of ['state', 'colour', 'kind', 'concept', 'author'] as const) {
      for (const [value, count] of counts[facet]) expect(shown('', [facet, value])).toHaveLength(count)
    }
    expect(Object.fromEntries(counts.colour)).toEqual({ 1: 2, 2: 1 })
  })

  it('puts a choice on and takes it off', () => {
    const choice = { facet: 'colour', value: '1' } as const
    expect(toggled(EVERYTHING, choice).choices).toEqual([choice])
    expect(toggled(toggled(EVERYTHING, choice), choice)).toEqual(EVERYTHING)
  })
})

describe('grouping marks', () => {
  it('counts under each heading, tagless marks last, a mark with two tags twice', () => {
    const [none, both] = [thread(), thread({ concepts: ['theme:b', 'theme:a'] })]
    const rows = rowsOf(
      groupThreads([none, both], 'concept', (a, b) => a.localeCompare(b)),
      'concept',
    )
    expect(
      rows.map((row) => (row.kind === 'heading' ? `${row.value}: ${row.count}` : row.thread.mark.id)),
    ).toEqual(['theme:a: 1', both.mark.id, 'theme:b: 1', both.mark.id, ': 1', none.mark.id])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  it('orders by the last change, and equals as they are read', () => {
    const [first, second, late] = [thread(), thread(), thread({ modifiedAt: '2026-02-01T00:00:00.000Z' })]
    expect(ids(ordered([first, second, late], 'newest'))).toEqual(ids([late, first, second]))
    expect(ids(ordered([late, first, second], 'oldest'))).toEqual(ids([first, second, late]))
  })

  it('loses no mark, whatever the groups and the order', () => {
    const some = fc
      .record({
        pageIndex: fc.nat(12),
        colour: fc.constantFrom('#fdea6e', '#96ddff', '#00ff00'),
        concepts: fc.subarray(['theme:a', 'theme:b']),
      })
      .map((part) => thread(part))
    const arrangement = fc.tuple(fc.constantFrom(...GROUPINGS), fc.constantFrom(...ORDERS))
    fc.assert(
      fc.property(fc.array(some), arrangement, (threads, [grouping, order]) => {
        const groups = groupThreads(ordered(threads, order), grouping, (a, b) => a.localeCompare(b))
        const shown = new Set(groups.flatMap((group) => ids(group.threads)))
        expect([...shown].sort()).toEqual(ids(threads).sort())
      }),
    )
  })
})
