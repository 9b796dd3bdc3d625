import { describe, expect, it } from 'vitest'
import type { QuoteStatus } from '../../../src-main/contract/briefs.ts'
import { checkedOf, checkOf, stateOf, summaryOf } from './checks.ts'
import { excerpt, paragraph } from './items.fixture.ts'

const items = [paragraph('p'), excerpt('1'), excerpt('2')]
const found = (...statuses: QuoteStatus[]) =>
  checkedOf(items, {
    ok: true,
    at: '2026-11-16T09:38:00.000Z',
    items: statuses.map((status, at) => ({
      itemId: String(at + 1),
      annotationId: null,
      status,
      foundOn: null,
      otherLanguage: false,
    })),
  })

describe('the check of quotations', () => {
  it('counts those that match, shortened ones too', () => {
    const checked = found('match', 'shortened')
    expect(summaryOf(items, checked)).toMatchObject({ total: 2, checked: 2, matching: 2, faults: [] })
    expect(stateOf(items, summaryOf(items, checked))).toBe('ready')
  })

  it('is void for an excerpt that was changed since, and for no other', () => {
    const checked = found('match', 'match')
    const edited = excerpt('1', { shown: 'words […]' })
    expect(checkOf(checked, edited)).toBeNull()
    const now = [paragraph('p', 'new'), edited, excerpt('2', { comment: 'new' })]
    expect(summaryOf(now, checked)).toMatchObject({ total: 2, checked: 1, matching: 1 })
    expect(stateOf(now, summaryOf(now, checked))).toBe('draft')
  })

  it('names what does not match', () => {
    const { faults, matching } = summaryOf(items, found('changed', 'file-missing'))
    expect(matching).toBe(0)
    expect(faults.map(({ itemId, status }) => [itemId, status])).toEqual([
      ['1', 'changed'],
      ['2', 'file-missing'],
    ])
  })

  it('says what is not translated apart from what does not match', () => {
    const { items: checks, at } = found('match', 'match')
    const [first] = checks.values()
    if (!first) throw new Error('no check')
    const checked = { at, items: new Map(checks).set('1', { ...first, otherLanguage: true }) }
    const summary = summaryOf(items, checked)
    expect([summary.faults.length, summary.untranslated.length]).toEqual([0, 1])
    expect(stateOf(items, summary)).toBe('draft')
  })

  it('leaves a brief a draft while a translation is in pencil', () => {
    const one = [excerpt('1', { translation: { text: 'x', accepted: false } })]
    const all = { total: 1, checked: 1, matching: 1, faults: [], untranslated: [] }
    expect(stateOf(one, all)).toBe('draft')
    expect(stateOf([], { ...all, total: 0, checked: 0, matching: 0 })).toBe('empty')
  })
})
