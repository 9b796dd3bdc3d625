import { describe, expect, it } from 'vitest'
import { EMPTY_FIELDS } from '../../../src-main/contract/empty-fields.ts'
import type { FieldOrigin, Publication, PublicationFields } from '../../../src-main/contract/publications.ts'
import { conflictsOf, fieldsOf, usualTarget } from './merge-plan.ts'

type Sided = PublicationFields & Pick<Publication, 'state' | 'origins'>
const origin = (by: FieldOrigin['by']): FieldOrigin => ({
  by,
  from: null,
  evidence: null,
  confidence: null,
  alternatives: [],
})
const make = (part: Partial<Sided>): Sided => ({
  title: { en: 'Title' },
  ...EMPTY_FIELDS,
  origins: {},
  ...part,
})

describe('joining publications', () => {
  it('asks nothing where versions in two languages agree', () => {
    expect(conflictsOf([make({ title: { fr: 'Titre' } }), make({ issued: '2019' })], 0)).toEqual([])
  })
  it('keeps what a person has filed', () => {
    expect(usualTarget([make({}), make({ state: 'starter' }), make({ state: 'catalogued' })])).toBe(2)
    expect(usualTarget([make({}), make({})])).toBe(0)
  })
  it('prefers the word of a person to a guess', () => {
    const guessed = make({ issued: '2018', origins: { issued: origin('guess') } })
    const known = make({ issued: '2019', origins: { issued: origin('person') } })
    const [conflict] = conflictsOf([guessed, known], 0)
    expect(conflict).toMatchObject({ key: 'issued', usual: 1, has: [true, true] })
  })
  it('gives only what differs from the one that stays', () => {
    const sides = [make({ issued: '2018', rights: 'A' }), make({ issued: '2019', rights: 'B' })]
    const conflicts = conflictsOf(sides, 0)
    expect(fieldsOf(sides, 0, conflicts, new Map())).toEqual({})
    expect(fieldsOf(sides, 0, conflicts, new Map([['issued', 1]]))).toEqual({ issued: '2019' })
  })
  it('chooses titles by language, and keeps the others', () => {
    const sides = [make({ title: { fr: 'A', en: 'X' } }), make({ title: { fr: 'B', es: 'Z' } })]
    const conflicts = conflictsOf(sides, 0)
    expect(conflicts.map((conflict) => conflict.key)).toEqual(['title.fr'])
    expect(fieldsOf(sides, 0, conflicts, new Map([['title.fr', 1]]))).toEqual({
      title: { fr: 'B', en: 'X', es: 'Z' },
    })
  })
})
