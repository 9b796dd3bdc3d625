import { expect, it } from 'vitest'
import { formatEdtf } from '../../../src-main/contract/edtf.ts'
import { seedConcepts } from '../../client/fields/seeds.fixture.ts'
import type { FieldContext } from '../../client/fields/spec.ts'
import { previewText, readBatch } from './batch.ts'

const context: FieldContext = {
  language: 'en',
  concepts: seedConcepts,
  edtf: (value) => formatEdtf(value, 'en'),
  languageName: (tag) => tag,
  readName: (state) => state,
}

it('reads what is ticked, empties what is ticked and empty, and leaves the rest', () => {
  const texts = new Map([
    ['type', 'Briefing paper'],
    ['issued', 'May 2019'],
    ['rights', ''],
  ])
  expect(readBatch(texts, context)).toEqual({
    fields: { type: 'publication-type:briefing-paper', issued: '2019-05', rights: null },
    emptied: ['rights'],
    wrong: new Map(),
  })
})

it('says which line it cannot read, and reads the others', () => {
  const read = readBatch(
    new Map([
      ['issued', 'soon'],
      ['publishers', 'MMC'],
    ]),
    context,
  )
  expect([...read.wrong.keys()]).toEqual(['issued'])
  expect(read.fields.publishers?.[0]?.conceptId).toBe('organisation:mmc')
})

it('words the values of a preview', () => {
  expect(previewText('issued', '2019-05', context)).toBe('May 2019')
  expect(previewText('type', 'publication-type:briefing-paper', context)).toBe('Briefing paper')
  expect(previewText('publishers', [{ kind: 'organisation', name: 'X', conceptId: null }], context)).toBe('X')
  expect(previewText('rights', null, context)).toBe('')
  expect(previewText('concepts', ['country:NE'], context)).toBe('Niger')
})
