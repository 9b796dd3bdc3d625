import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Annotation, AnnotationKind } from '../../../contract/annotations.ts'
import type { Library } from '../../../core/library.ts'
import { importOne } from '../../../testing/import.ts'
import { testLibrary } from '../../../testing/library.ts'
import { writePdf } from '../../../testing/pdf.ts'
import { saveAnnotations } from '../../annotations/index.ts'
import { runCommand } from '../../history/index.ts'

import { PAGES, desk, last } from './desk.fixture.ts'

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => value + 0)
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length })
const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const mark = (attachmentId: string) =>
  fc.record({
    id: fc.uuid(),
    attachmentId: fc.constant(attachmentId),
    pageIndex: fc.nat(1),
    rect: numbers(4),
    quads: fc.array(numbers(8), { maxLength: 3 }),
    ink: fc.array(fc.array(number), { maxLength: 3 }),
    inkWidths: maybe(fc.constant([[1, 2]])),
    ...{ quote: maybe(text), prefix: maybe(text), suffix: maybe(text), externalName: maybe(text) },
    ...{ author: text, firstAuthor: maybe(text), comment: text },
    kind: fc.constantFrom(...AnnotationKind.options),
    colour: fc.constantFrom('#fdea6e', '#00ff00'),
    concepts: fc.uniqueArray(fc.constantFrom('country:NE', 'country:ML')),
    origin: fc.constantFrom('cartable', 'file'),
    anchoring: fc.constantFrom('exact', 'moved', 'lost'),
    inReplyTo: fc.constant(null),
    createdAt: moment,
    modifiedAt: moment,
  })

async function put({ context }: Library, publicationId: string, marks: readonly Annotation[]): Promise<void> {
  await runCommand(context, 'test', (edit) =>
    saveAnnotations(
      edit,
      publicationId,
      marks.map((each) => ({ before: null, after: { ...each, trashedAt: null } })),
    ),
  )
}

const byId = (marks: readonly Annotation[]): Annotation[] =>
  marks.map((each) => ({ ...each, attachmentId: '' })).sort((a, b) => (a.id < b.id ? -1 : 1))

describe('our own export', () => {
  it('comes back on the same file with all that it says', async () => {
    const here = await desk()
    const there = await desk('other-name.pdf', here.pdf)
    const output = join(here.folder, 'out.jsonld')
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(mark(here.attachmentId), { minLength: 2, maxLength: 6, selector: ({ id }) => id }),
        async (given) => {
          const [first, ...others] = given.map((each) => Annotation.parse(JSON.parse(JSON.stringify(each))))
          const marks = [
            ...(first ? [first] : []),
            ...others.map((each) => ({ ...each, inReplyTo: first?.id ?? null })),
          ]
          await put(here.library, here.publicationId, marks)
          const input = {
            attachmentId: here.attachmentId,
            format: 'w3c',
            path: output,
            overwrite: true,
          } as const
          await here.client.exports.marks(input)
          const { reading, sources } = await there.client.exchange.readAnnotations({ file: { path: output } })
          expect(sources).toMatchObject([{ by: 'sha256', attachmentId: there.attachmentId }])
          const report = await last(await there.client.exchange.takeAnnotations({ reading }))
          expect(report).toMatchObject({ failed: 0, problemCount: 0 })
          expect(byId(await there.marks())).toEqual(byId(await here.marks()))
        },
      ),
      { numRuns: 8 },
    )
  }, 60_000)

  it('finds its words in another edition', async () => {
    const here = await desk()
    const made = await here.client.annotations.createByQuote({
      ...{ attachmentId: here.attachmentId, page: 2, quote: 'Water and care', comment: 'core' },
    })
    const output = join(here.folder, 'out.jsonld')
    await here.client.exports.marks({ attachmentId: here.attachmentId, format: 'w3c', path: output })
    const library = await testLibrary()
    const pages = [['A new title page'], ...PAGES]
    const { attachmentId } = await importOne(library, await writePdf(join(here.folder, 'v2.pdf'), { pages }))
    const { reading, sources } = await library.client.exchange.readAnnotations({
      file: { path: output },
      attachmentId,
    })
    const source = sources[0]?.source ?? ''
    await last(
      await library.client.exchange.takeAnnotations({ reading, attachments: { [source]: attachmentId } }),
    )
    expect(await library.client.annotations.list({ attachmentId })).toMatchObject([
      { id: made.id, pageIndex: 2, quote: 'Water and care', comment: 'core', anchoring: 'moved' },
    ])
  })
})
