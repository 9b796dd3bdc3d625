import { expect, it } from 'vitest'
import { reasonWords } from './match-words.ts'

const words = {
  t: (key: string, values: Readonly<Record<string, unknown>> = {}) => `${key} ${JSON.stringify(values)}`,
  edtf: (value: string) => `<${value}>`,
}

it('says equal numbers of pages once, and prints dates', () => {
  expect(reasonWords({ code: 'same-pages', values: { from: '24', to: '24' } }, words)).toMatch(
    /^matches.samePages/,
  )
  expect(reasonWords({ code: 'same-pages', values: { from: '24', to: '25' } }, words)).toMatch(
    /^matches.reasons.same-pages/,
  )
  expect(reasonWords({ code: 'same-date', values: { date: '2020-09' } }, words)).toContain('<2020-09>')
})
