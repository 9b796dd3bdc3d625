import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../contract/csl.ts'
import { cslDate } from '../../contract/csl-dates.ts'
import { yearSpans } from './year-spans.ts'

const dated = (issued: string, title = ''): CslItem => {
  const { 'date-parts': parts = [], ...rest } = cslDate(issued, 'en') ?? {}
  return {
    id: issued,
    type: 'report',
    title,
    issued: { ...rest, 'date-parts': parts.map((each) => [...each]) },
  }
}
const standIns = (items: readonly CslItem[], texts: readonly string[] = []) => {
  const spans = yearSpans(items, texts)
  return items.map(({ issued }) => (issued === undefined ? null : (spans?.standIn(issued) ?? null)))
}

describe('years that stand for printed ones', () => {
  it('are wanted only where a work spans several', () => {
    expect(yearSpans([dated('2019'), dated('2019-05-23/2019-05-24')], [])).toBeNull()
    expect(yearSpans([dated('2019'), dated('2019/2021')], [])).not.toBeNull()
  })

  it('sort as the printed ones do, the same for the same', () => {
    const items = [dated('2020'), dated('2019/2021'), dated('2019-05'), dated('2019/..'), dated('2019/2021')]
    expect(standIns(items)).toEqual([5003, 5001, 5000, 5002, 5001])
  })

  it('are no years of what is cited', () => {
    const items = [dated('2019/2021', 'Objectif 5001'), dated('2020', 'https://example.org/5003')]
    expect(standIns(items, ['5004-5005'])).toEqual([5006, 5007])
  })

  it('give way to the printed ones, and nothing else does', () => {
    const spans = yearSpans([dated('2019/2021'), dated('2020')], [])
    expect(spans?.written('(MMC 5000a; OIM [5001?], 15000, 50001, 4999)')).toBe(
      '(MMC 2019–2021a; OIM [2020?], 15000, 50001, 4999)',
    )
  })

  it('are given up where none is free', () => {
    const all = Array.from({ length: 5000 }, (_, at) => String(5000 + at)).join(' ')
    expect(yearSpans([dated('2019/2021', all)], [])).toBeNull()
  })
})
