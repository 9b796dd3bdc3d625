import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import type { OpenBrief, Writing } from './open-brief.ts'
import { removeItem } from './remove-item.ts'

/** What taking an item out uses of an open brief; `answer` takes it out, or not. */
function briefOf(ids: readonly string[]) {
  const items = shallowRef(ids.map((id) => ({ id })))
  const active = shallowRef<string | null>('b')
  const writing = shallowRef<Writing | null>(null)
  const chosen: string[] = []
  let given: () => void = () => undefined
  const edits = { remove: () => new Promise<boolean>((resolve) => (given = () => resolve(true))) }
  const choose = (id: string): void => void chosen.push(id)
  const brief = { items, active, writing, edits, choose } as unknown as OpenBrief
  const answer = (left: readonly string[]): void => {
    items.value = left.map((id) => ({ id }))
    given()
  }
  return { brief, active, writing, chosen, answer }
}

describe('taking an item out of a brief', () => {
  it.each([
    [['a', 'b', 'c'], ['a', 'c'], 'c'],
    [['a', 'b'], ['a'], 'a'],
    // It could not be taken out.
    [['a', 'b', 'c'], ['a', 'b', 'c'], 'b'],
  ])('of %j, with %j left, goes to %s', async (before, left, next) => {
    const { brief, active, chosen, answer } = briefOf(before)
    const done = removeItem(brief, 'b')
    active.value = next
    answer(left)
    await done
    expect(chosen).toEqual([next])
  })

  it('goes nowhere when nothing is left', async () => {
    const { brief, active, chosen, answer } = briefOf(['b'])
    const done = removeItem(brief, 'b')
    active.value = null
    answer([])
    await done
    expect(chosen).toEqual([])
  })

  it('leaves a person where they went while it was under way', async () => {
    const { brief, active, chosen, answer } = briefOf(['a', 'b', 'c', 'd'])
    const done = removeItem(brief, 'b')
    active.value = 'd'
    answer(['a', 'c', 'd'])
    await done
    expect(chosen).toEqual([])
  })

  it('leaves a person who began to write in the next item', async () => {
    const { brief, active, writing, chosen, answer } = briefOf(['a', 'b', 'c'])
    const done = removeItem(brief, 'b')
    active.value = 'c'
    writing.value = { id: 'c', part: 'comment' }
    answer(['a', 'c'])
    await done
    expect(chosen).toEqual([])
  })
})
