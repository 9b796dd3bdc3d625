import { describe, expect, it } from 'vitest'
import type { BriefWarning } from '../../../src-main/contract/briefs.ts'
import { excerpt } from './items.fixture.ts'
import { groupsOf, groupText, warningName } from './warnings.ts'

const foreign = (itemId: string): BriefWarning => ({ itemId, code: 'other-language', detail: 'en' })
const template: BriefWarning = { itemId: null, code: 'template-failed', detail: 'template.typ:3:2: reason' }
const words = {
  t: (key: string, values: Readonly<Record<string, unknown>> = {}) =>
    `${key} ${Object.values(values).join()}`,
  number: String,
}

describe('warnings', () => {
  it('of one kind are one point, with how many they are; a single one says all', () => {
    const groups = groupsOf([foreign('a'), template, foreign('b'), foreign('c')])
    expect(groups.map((group) => groupText(words, group))).toEqual([
      'briefs.warningGroups.other-language 3',
      'briefs.warnings.template-failed template.typ:3:2: reason',
    ])
    expect(groups[0]?.warnings.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c'])
  })

  it('of several are told apart by the words of their excerpts, else by what was found', () => {
    const items = [excerpt('a'), excerpt('b', { shown: 'the […] end' })]
    expect(warningName(foreign('b'), items)).toBe('the […] end')
    expect(warningName(foreign('a'), items)).toBe('words of a')
    expect(warningName(foreign('gone'), items)).toBe('en')
  })
})
