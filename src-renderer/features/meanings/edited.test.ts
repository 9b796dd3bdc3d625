import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Meaning, type MeaningNames } from '../../../src-main/contract/meanings.ts'
import { changedMeanings, LONGEST_NAME, typedOf, type Typed } from './edited.ts'

const field = fc.string({ maxLength: LONGEST_NAME })
const typed: fc.Arbitrary<Typed> = fc.record({ fr: field, en: field })
const all = fc.array(typed, { minLength: 6, maxLength: 6 })
const byKey = (list: readonly Typed[]) => new Map(list.map((each, at) => [at + 1, each] as const))
const none = (): MeaningNames => ({})

describe('names of colours as they were typed', () => {
  it('are taken by the library as they are', () => {
    fc.assert(
      fc.property(all, (list) => {
        for (const meaning of changedMeanings(byKey(list), none)) {
          expect(Meaning.parse(meaning)).toEqual(meaning)
        }
      }),
    )
  })

  it('change nothing where nothing was typed, and nothing a second time', () => {
    fc.assert(
      fc.property(all, (list) => {
        const changed = changedMeanings(byKey(list), none)
        const now = (key: number): MeaningNames => changed.find((each) => each.key === key)?.names ?? {}
        expect(changedMeanings(byKey(list), now)).toEqual([])
        const again = new Map([1, 2, 3, 4, 5, 6].map((key) => [key, typedOf(now(key))] as const))
        expect(changedMeanings(again, now)).toEqual([])
      }),
    )
  })

  it('have the usual ones back where the fields were emptied', () => {
    const fields = new Map([[2, { fr: '  ', en: 'Data' }]])
    expect(changedMeanings(fields, () => ({ fr: 'Donnée' }))).toEqual([{ key: 2, names: { en: 'Data' } }])
    const empty = new Map([[2, { fr: '', en: '' }]])
    expect(changedMeanings(empty, () => ({ fr: 'Donnée' }))).toEqual([{ key: 2, names: {} }])
  })
})
