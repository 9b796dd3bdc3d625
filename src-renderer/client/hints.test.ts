import { describe, expect, it } from 'vitest'
import type { Action } from './actions.ts'
import { shownHints } from './hints.ts'

const action = (id: string, keys: string[], when = true): [string, Action] => [
  id,
  { id, label: id, group: 'view', keys, when: () => when, run: () => undefined },
]
const actions = new Map([
  action('mark-1', ['1']),
  action('mark-4', ['4']),
  action('up', ['alt+arrowup']),
  action('down', ['alt+arrowdown']),
  action('help', ['f1', '?']),
  action('caret', ['f7']),
  action('comment', ['n'], false),
])

describe('hints at the foot', () => {
  it('name the keys that actions have, a row by its ends', () => {
    expect(shownHints([{ actions: ['mark-1', 'mark-4'], does: 'mark' }], actions)).toEqual([
      { keys: ['1', '4'], does: 'mark' },
    ])
    expect(shownHints([{ actions: ['up', 'down'], does: 'shift' }], actions)).toEqual([
      { keys: ['alt+arrowup+arrowdown'], does: 'shift' },
    ])
  })

  it('leave out what cannot be done now, or is not there', () => {
    const hints = ['comment', 'gone'].map((id) => ({ actions: [id] as const, does: id }))
    expect(shownHints(hints, actions)).toEqual([])
    expect(shownHints([{ actions: ['mark-1', 'gone'], does: 'mark' }], actions)).toEqual([])
  })

  it('prefer a key to a function key on a Mac, where there is one', () => {
    const hints = ['help', 'caret'].map((id) => ({ actions: [id] as const, does: id }))
    expect(shownHints(hints, actions, false).map(({ keys }) => keys)).toEqual([['f1'], ['f7']])
    expect(shownHints(hints, actions, true).map(({ keys }) => keys)).toEqual([['?'], ['f7']])
  })
})
