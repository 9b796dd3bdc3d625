import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import { insertingInto } from './inserting.ts'
import type { OpenBrief } from './open-brief.ts'

/** What putting items in uses of an open brief; the core answers when the test lets it. */
function briefOf() {
  const active = shallowRef<string | null>('heading')
  let answer: (ids: readonly string[] | null) => void = () => undefined
  const add = () => new Promise<readonly string[] | null>((resolve) => (answer = resolve))
  const choose = (id: string): void => void (active.value = id)
  const brief = { active, edits: { add }, choose } as unknown as OpenBrief
  return { active, inserting: insertingInto(brief), answer: (ids: readonly string[] | null) => answer(ids) }
}
const ITEMS = [{ kind: 'paragraph', markdown: 'Puits' }] as const

describe('putting items at a place of a brief', () => {
  it('goes to the first of them and closes the place', async () => {
    const { active, inserting, answer } = briefOf()
    inserting.compose('heading')
    const put = inserting.put(ITEMS, 'heading')
    answer(['first', 'second'])
    expect(await put).toBe(true)
    expect(active.value).toBe('first')
    expect(inserting.place.value).toBeNull()
  })

  it('leaves a person where they went while it was under way', async () => {
    const { active, inserting, answer } = briefOf()
    inserting.compose('heading')
    const put = inserting.put(ITEMS, 'heading')
    active.value = 'other'
    answer(['first'])
    expect(await put).toBe(true)
    expect(active.value).toBe('other')
    expect(inserting.place.value).toBeNull()
  })

  it('leaves open a place that was opened while it was under way', async () => {
    const { active, inserting, answer } = briefOf()
    inserting.compose('heading')
    const put = inserting.put(ITEMS, 'heading')
    inserting.compose('other')
    answer(['first'])
    await put
    expect(active.value).toBe('heading')
    expect(inserting.place.value).toEqual({ after: 'other', what: 'compose' })
  })

  it('keeps the place when nothing could be put in', async () => {
    const { active, inserting, answer } = briefOf()
    inserting.compose('heading')
    const put = inserting.put(ITEMS, 'heading')
    answer(null)
    expect(await put).toBe(false)
    expect(active.value).toBe('heading')
    expect(inserting.place.value).toEqual({ after: 'heading', what: 'compose' })
  })
})
