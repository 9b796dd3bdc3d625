import { nextTick, shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import type { NewItem } from '../../../src-main/contract/briefs.ts'
import type { OpenBrief } from './open-brief.ts'
import { putMarks } from './put-marks.ts'

/** What putting marks uses of an open brief; answers of the core come when the test lets them. */
function briefOf(): { brief: OpenBrief; sent: (string | null)[]; answer(id: string): Promise<void> } {
  const active = shallowRef<string | null>('heading')
  const sent: (string | null)[] = []
  let given: (ids: readonly string[] | null) => void = () => undefined
  const add = (
    _items: readonly NewItem[],
    after: string | null = null,
  ): Promise<readonly string[] | null> => {
    sent.push(after)
    return new Promise((resolve) => (given = resolve))
  }
  const choose = (id: string): void => void (active.value = id)
  const brief = { active, edits: { add }, choose } as unknown as OpenBrief
  return {
    brief,
    sent,
    async answer(id) {
      given(id === '' ? null : [id])
      for (let turn = 0; turn < 8; turn += 1) await nextTick()
    },
  }
}

describe('putting marks into a brief', () => {
  it('puts the second behind the first, though it was asked for before the first was there', async () => {
    const { brief, sent, answer } = briefOf()
    const behind = (): string | null => brief.active.value
    void putMarks(brief, ['mark 1'], behind)
    void putMarks(brief, ['mark 2'], behind)
    await nextTick()
    expect(sent).toEqual(['heading'])
    await answer('first')
    expect(sent).toEqual(['heading', 'first'])
  })

  it('leaves a person where they went while it was under way', async () => {
    const { brief, sent, answer } = briefOf()
    const behind = (): string | null => brief.active.value
    void putMarks(brief, ['mark 1'], behind)
    await nextTick()
    brief.choose('other')
    await answer('first')
    expect(brief.active.value).toBe('other')
    void putMarks(brief, ['mark 2'], behind)
    for (let turn = 0; turn < 4; turn += 1) await nextTick()
    expect(sent).toEqual(['heading', 'other'])
    await answer('second')
    expect(brief.active.value).toBe('second')
  })

  it('goes on when one could not be put in', async () => {
    const { brief, sent, answer } = briefOf()
    const behind = (): string | null => brief.active.value
    void putMarks(brief, ['mark 1'], behind)
    void putMarks(brief, ['mark 2'], behind)
    await nextTick()
    await answer('')
    expect(sent).toEqual(['heading', 'heading'])
    await answer('second')
    expect(brief.active.value).toBe('second')
  })
})
