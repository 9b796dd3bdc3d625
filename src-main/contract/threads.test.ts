import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { threadsOf } from './threads.ts'

const mark = (id: string, inReplyTo: string | null = null, at = '2026-01-01') => ({
  id,
  inReplyTo,
  createdAt: at,
})

describe('threads', () => {
  it('gather answers and answers to answers under the mark, oldest first', () => {
    const [a, b, c, d] = [mark('a'), mark('b', 'a', '2026-03-01'), mark('c', 'b', '2026-02-01'), mark('d')]
    expect(threadsOf([b, a, c, d])).toEqual([
      { mark: a, replies: [c, b] },
      { mark: d, replies: [] },
    ])
  })

  it('let an answer to what is not there stand for itself', () => {
    expect(threadsOf([mark('b', 'gone'), mark('c', 'b')])).toEqual([
      { mark: mark('b', 'gone'), replies: [mark('c', 'b')] },
    ])
  })

  it('hold every mark once, whatever answers what', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const parent = fc.option(fc.constantFrom(...ids, 'gone'), { nil: null })
    fc.assert(
      fc.property(fc.subarray(ids), fc.array(parent, { minLength: 6, maxLength: 6 }), (own, parents) => {
        const marks = own.map((id, at) => mark(id, parents[at] ?? null))
        const shown = threadsOf(marks).flatMap((thread) => [thread.mark, ...thread.replies])
        expect(shown.map(({ id }) => id).sort()).toEqual([...own].sort())
      }),
    )
  })
})
