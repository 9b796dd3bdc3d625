import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Library } from '../../core/library.ts'
import { testLibrary } from '../../testing/library.ts'

type Briefs = Library['client']['briefs']

async function brief(briefs: Briefs, count: number): Promise<{ briefId: string; ids: string[] }> {
  const { id } = await briefs.create({ title: 'Order', language: 'en', template: 'annotated-bibliography' })
  const items = Array.from({ length: count }, (_, at) => ({ kind: 'paragraph' as const, markdown: `${at}` }))
  const { ids } = await briefs.addItems({ briefId: id, items })
  return { briefId: id, ids }
}

const orderOf = async (briefs: Briefs, id: string): Promise<string[]> =>
  (await briefs.get({ id })).items.map((item) => item.id)

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('move' as const, 'move' as const, 'add' as const, 'remove' as const),
    chosen: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 3 }),
    after: fc.option(fc.nat(7)),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('items of a brief', () => {
  it('move as a list does, and undoing everything brings every order back', async () => {
    const { client } = await testLibrary()
    const { briefs, history } = client
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const { briefId, ids } = await brief(briefs, 5)
        let order = ids
        const past: { command: string; before: string[] }[] = []
        for (const { kind, chosen, after } of given) {
          const picked = [...new Set(chosen.map((at) => order[at % order.length] ?? ''))].filter(Boolean)
          const anchor = after === null ? null : (order[after % order.length] ?? null)
          const before = order
          if (kind === 'add') {
            const items = [{ kind: 'heading' as const, level: 1, text: 'new' }]
            const added = await briefs.addItems({ briefId, items, after: anchor })
            order = order.toSpliced(anchor === null ? 0 : order.indexOf(anchor) + 1, 0, ...added.ids)
            past.push({ command: added.command, before })
          } else if (picked.length === 0) {
            continue
          } else if (kind === 'remove') {
            const { command } = await briefs.removeItems({ briefId, ids: picked })
            order = order.filter((id) => !picked.includes(id))
            past.push({ command, before })
          } else {
            const { command, changed } = await briefs.moveItems({ briefId, ids: picked, after: anchor })
            // Behind an item that moves itself means: behind the last one before it that stays.
            const upTo = anchor === null ? 0 : order.indexOf(anchor) + 1
            const head = order.slice(0, upTo).filter((id) => !picked.includes(id))
            const tail = order.slice(upTo).filter((id) => !picked.includes(id))
            order = [...head, ...picked, ...tail]
            if (changed > 0) past.push({ command, before })
            else expect(order).toEqual(before)
          }
          expect(await orderOf(briefs, briefId)).toEqual(order)
        }
        for (const { command, before } of past.reverse()) {
          expect((await history.undo({ command })).kept).toEqual([])
          expect(await orderOf(briefs, briefId)).toEqual(before)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('lets an earlier move be undone beside later edits of others', async () => {
    const { client } = await testLibrary()
    const { briefs, history } = client
    const { briefId, ids } = await brief(briefs, 4)
    const [a = '', b = '', c = '', d = ''] = ids
    const moved = await briefs.moveItems({ briefId, ids: [a], after: d })
    const { ids: added } = await briefs.addItems({
      briefId,
      items: [{ kind: 'paragraph', markdown: 'x' }],
      after: null,
    })
    const [x = ''] = added
    await briefs.moveItems({ briefId, ids: [c], after: x })
    expect((await history.undo({ command: moved.command })).kept).toEqual([])
    const order = await orderOf(briefs, briefId)
    expect(order.toSorted()).toEqual([a, b, c, d, x].toSorted())
    expect(order.filter((id) => id !== a)).toEqual([x, c, b, d])
    // Where two now share a rank, the next one still goes where it is put.
    for (const [at, after] of order.entries()) {
      const { command, changed } = await briefs.moveItems({ briefId, ids: [b], after })
      const rest = order.filter((id) => id !== b)
      const place = after === b ? at : rest.indexOf(after) + 1
      expect(await orderOf(briefs, briefId)).toEqual(rest.toSpliced(place, 0, b))
      if (changed > 0) await history.undo({ command })
    }
  })

  it('are undone field by field', async () => {
    const { client } = await testLibrary()
    const { briefs, history } = client
    const { id } = await briefs.create({ title: 'Fields', language: 'en' })
    const [first] = (await briefs.get({ id })).items
    const itemId = first?.id ?? ''
    const { command } = await briefs.updateItem({ id: itemId, fields: { text: 'Main points' } })
    await briefs.updateItem({ id: itemId, fields: { level: 2 } })
    await history.undo({ command })
    const [now] = (await briefs.get({ id })).items
    expect(now?.content).toEqual({ kind: 'heading', level: 2, text: 'Key points' })
  })
})
