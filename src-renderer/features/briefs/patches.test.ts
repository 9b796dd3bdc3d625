import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../src-main/contract/briefs.ts'
import { excerpt, heading, paragraph } from './items.fixture.ts'
import { withPatches } from './patches.ts'

const brief = {
  title: 'Passeurs',
  items: [heading('A'), paragraph('p'), excerpt('1')],
} as unknown as Brief

describe('edits on their way', () => {
  it('are shown in their order, over what the core has', () => {
    const now = withPatches(brief, [
      { kind: 'fields', fields: { title: 'Passeurs au Sahel' } },
      { kind: 'item', id: 'p', fields: { markdown: 'new' } },
      { kind: 'move', move: { ids: ['p'], after: null } },
      { kind: 'remove', ids: ['1'] },
    ])
    expect(now.title).toBe('Passeurs au Sahel')
    expect(now.items.map(({ id }) => id)).toEqual(['p', 'A'])
    expect(now.items[0]?.content).toEqual({ kind: 'paragraph', markdown: 'new' })
    expect(brief.items).toHaveLength(3)
  })

  it('change only fields that the item has', () => {
    const [first] = withPatches(brief, [{ kind: 'item', id: 'A', fields: { markdown: 'x', level: 2 } }]).items
    expect(first?.content).toEqual({ kind: 'heading', level: 2, text: 'A' })
  })

  it('mean nothing for what is gone', () => {
    expect(withPatches(brief, [{ kind: 'item', id: 'gone', fields: { text: 'x' } }])).toEqual(brief)
  })
})
