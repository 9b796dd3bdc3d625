import { describe, expect, it } from 'vitest'
import { RecordField } from '../../../src-main/contract/exchange.ts'
import { fieldOptions, fieldParts, takenCount, withField } from './mapping.ts'

describe('the mapping of columns', () => {
  it('names the language of a field apart', () => {
    expect(fieldParts('title:fr')).toEqual({ name: 'title', language: 'fr' })
    expect(fieldParts('issued.year')).toEqual({ name: 'issued.year', language: null })
  })

  it('offers fields that the core knows, and where the column goes now', () => {
    const options = fieldOptions({ field: 'title:nl', proposed: 'abstract:sw' })
    expect(options).toEqual(expect.arrayContaining(['title', 'title:fr', 'doi', 'title:nl', 'abstract:sw']))
    expect(options.every((each) => RecordField.safeParse(each).success)).toBe(true)
    expect(new Set(options).size).toBe(options.length)
  })

  it('says only what differs from what was proposed', () => {
    const column = { column: 'Titre', proposed: 'title' }
    const moved = withField({}, column, 'title:fr')
    expect(moved).toEqual({ Titre: 'title:fr' })
    expect(withField(moved, column, null)).toEqual({ Titre: null })
    expect(withField(moved, column, 'title')).toEqual({})
    expect(withField({ Année: null }, column, null)).toEqual({ Année: null, Titre: null })
  })
})

describe('what would come in', () => {
  const row = (index: number, here: boolean) => ({
    ...{ index, line: index + 1, key: null, title: { en: 'T' }, creators: [], publishers: [], issued: null },
    ...{ type: null, languages: [], keywords: [], collections: [], files: 0 },
    duplicate: here ? { publicationId: 'p', title: { en: 'T' }, by: 'doi' as const, trashed: false } : null,
  })
  const preview = { total: 10, duplicates: 3, rows: [row(0, true), row(1, false)] }

  it('is without those that are left out, and without those that are here and skipped', () => {
    expect(takenCount(preview, new Set(), 'skip')).toBe(7)
    expect(takenCount(preview, new Set([1]), 'skip')).toBe(6)
    expect(takenCount(preview, new Set([1]), 'add')).toBe(9)
  })

  it('counts a record once that is left out and here', () => {
    expect(takenCount(preview, new Set([0]), 'skip')).toBe(7)
    expect(takenCount(preview, new Set([0]), 'fill')).toBe(9)
  })
})
