import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Annotation, AnnotationKind } from '../../../contract/annotations.ts'
import type { AnnotationsReport } from '../../../contract/exchange.ts'
import type { CartableClient } from '../../../contract/index.ts'
import type { Library } from '../../../core/library.ts'
import { importOne } from '../../../testing/import.ts'
import { testFolder, testLibrary } from '../../../testing/library.ts'
import { writePdf } from '../../../testing/pdf.ts'
import { saveAnnotations } from '../../annotations/index.ts'
import { runCommand } from '../../history/index.ts'

type Take = Omit<Parameters<CartableClient['exchange']['takeAnnotations']>[0], 'reading'>

const PAGES = [
  ['Roads of the Sahel', 'Migrants and refugees on the move.', 'Water is asked for first.'],
  ['Protection', 'Water and care are asked for first.', 'Nobody knows how many are on the move.'],
]

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}
async function desk(name = 'roads.pdf', original?: string) {
  const folder = await testFolder()
  const library = await testLibrary()
  const pdf = join(folder, name)
  if (original === undefined) await writePdf(pdf, { pages: PAGES })
  else await copyFile(original, pdf)
  const ids = await importOne(library, pdf)
  const { client } = library
  const file = async (value: unknown): Promise<string> => {
    const path = join(folder, 'marks.jsonld')
    await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const read = async (value: unknown, attachmentId?: string) =>
    client.exchange.readAnnotations({
      file: { path: await file(value) },
      ...(attachmentId ? { attachmentId } : {}),
    })
  const take = async (value: unknown, input: Take = {}): Promise<AnnotationsReport> => {
    const { reading } = await read(value)
    return last(await client.exchange.takeAnnotations({ reading, ...input }))
  }
  const marks = () => client.annotations.list({ attachmentId: ids.attachmentId })
  return { pdf, folder, library, client, file, read, take, marks, ...ids }
}

const quoted = (id: string, exact: string, more: object = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  creator: { type: 'Person', name: 'Awa' },
  created: '2024-05-01T10:00:00+02:00',
  body: [{ type: 'TextualBody', value: 'to check', purpose: 'commenting' }],
  target: {
    source: 'https://example.org/files/roads.pdf?download=1',
    selector: [{ type: 'TextQuoteSelector', exact, prefix: 'Migrants and ', suffix: ' on the move' }],
  },
  ...more,
})

describe('annotations of others', () => {
  it('find their file by its name and their place by their words, as marks of another person', async () => {
    const { client, read, take, marks, attachmentId } = await desk()
    const hypothesis = quoted('https://hypothes.is/a/x', 'refugees')
    const tagged = { type: 'TextualBody', purpose: 'tagging' }
    const file = [
      {
        ...hypothesis,
        body: [...hypothesis.body, { ...tagged, value: 'Niger' }, { ...tagged, value: 'unheard of' }],
      },
      {
        id: 'https://hypothes.is/a/y',
        type: 'Annotation',
        target: 'https://hypothes.is/a/x',
        bodyValue: 'yes',
      },
    ]
    expect(await read(file)).toMatchObject({
      total: 2,
      sources: [{ marks: 2, known: 0, attachmentId, by: 'name', fileName: 'roads.pdf' }],
      problemCount: 0,
    })
    expect(await marks()).toEqual([])
    const report = await take(file)
    expect(report).toMatchObject({ added: 2, skipped: 0, failed: 0 })
    expect(report.problems.map(({ reason, value }) => [reason, value])).toEqual([
      ['unknown-concept', 'unheard of'],
    ])
    const [mark, answer] = await marks()
    expect(mark).toMatchObject({
      ...{ kind: 'highlight', pageIndex: 0, quote: 'refugees', anchoring: 'exact', author: 'Awa' },
      ...{
        comment: 'to check\n\n#unheard of',
        concepts: ['country:NE'],
        createdAt: '2024-05-01T08:00:00.000Z',
      },
    })
    expect(mark?.quads).toHaveLength(1)
    expect(answer).toMatchObject({ inReplyTo: mark?.id, comment: 'yes', kind: 'note' })
    const edit = client.annotations.update({ id: mark?.id ?? '', comment: 'mine' })
    await expect(edit).rejects.toMatchObject({ code: 'ANNOTATION_FOREIGN' })
  })

  it('are not doubled, and one undo takes all of them back', async () => {
    const { client, take, marks } = await desk()
    const file = [quoted('https://hypothes.is/a/x', 'refugees'), quoted('urn:x:2', 'Roads of the Sahel')]
    const { command } = await take(file)
    expect(await take(file)).toMatchObject({ added: 0, skipped: 2 })
    const changed = [quoted('https://hypothes.is/a/x', 'refugees', { body: { value: 'checked' } })]
    expect(await take(changed, { known: 'replace' })).toMatchObject({ replaced: 1, skipped: 0 })
    expect((await marks()).map(({ comment }) => comment)).toContain('checked')
    await client.history.undo({ command })
    // The comment was changed since, and the mark goes all the same.
    expect(await marks()).toEqual([])
    expect(await take(file)).toMatchObject({ added: 2 })
    expect(await marks()).toHaveLength(2)
  })

  it('wait for a place where they have none, with the reason', async () => {
    const { take, marks } = await desk()
    const target = (selector: object) => ({ target: { source: 'roads.pdf', selector } })
    const report = await take([
      quoted('urn:x:gone', 'words that are nowhere'),
      quoted('urn:x:svg', '', target({ type: 'SvgSelector', value: '<svg/>' })),
      quoted('urn:x:far', 'refugees', { target: { source: 'https://example.org/other.pdf' } }),
      { type: 'Annotation' },
    ])
    expect(report).toMatchObject({ added: 2, failed: 1 })
    expect(report.problems.map(({ reason, key, lost }) => [reason, key, lost])).toEqual([
      ['syntax', null, true],
      ['no-attachment', null, true],
      ['no-place', 'urn:x:gone', false],
      ['not-drawn', 'urn:x:svg', false],
    ])
    expect((await marks()).map(({ anchoring, comment }) => [anchoring, comment])).toEqual([
      ['lost', 'to check'],
      ['lost', 'to check'],
    ])
  })

  it('go to the page that they name, or the rectangle, where words stand twice', async () => {
    const { take, marks } = await desk()
    const on = (id: string, selectors: object[]) =>
      quoted(id, '', { target: { source: 'roads.pdf', selector: selectors } })
    const page = { type: 'FragmentSelector', value: 'page=2' }
    const words = (exact: string) => ({ type: 'TextQuoteSelector', exact })
    const report = await take([
      on('urn:x:1', [page, words('asked for first')]),
      on('urn:x:2', [words('asked for first')]),
      on('urn:x:3', [{ type: 'FragmentSelector', value: 'page=2&viewrect=10,20,100,50' }]),
      on('urn:x:4', [{ type: 'FragmentSelector', value: 'page=2&viewrect=9999,20,100,50' }]),
    ])
    expect(report.problems.map(({ reason, key }) => [reason, key])).toEqual([
      ['no-place', 'urn:x:2'],
      ['no-place', 'urn:x:4'],
    ])
    const all = await marks()
    expect(
      all
        .filter(({ quote }) => quote === 'asked for first')
        .map(({ pageIndex, anchoring }) => [pageIndex, anchoring]),
    ).toEqual(expect.arrayContaining([[1, 'exact']]))
    const area = all.find(({ kind, anchoring }) => kind === 'area' && anchoring === 'exact')
    expect(area).toMatchObject({ pageIndex: 1, quads: [] })
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = area?.rect ?? []
    expect([x0, x1 - x0, y1 - y0]).toEqual([10, 100, 50])
  })

  it('come from the service of Hypothesis as it writes them, onto the file that was chosen', async () => {
    const { read, client, marks, attachmentId } = await desk()
    const rows = [
      {
        id: 'abc',
        uri: 'urn:x-pdf:0123',
        user: 'acct:ali@hypothes.is',
        text: 'why?',
        tags: [],
        created: '2024-01-01T00:00:00Z',
        target: [{ source: 'urn:x-pdf:0123', selector: [{ type: 'TextQuoteSelector', exact: 'refugees' }] }],
      },
    ]
    expect((await read({ total: 1, rows })).sources).toMatchObject([{ attachmentId: null, by: null }])
    const { reading, sources } = await read({ total: 1, rows }, attachmentId)
    expect(sources).toMatchObject([{ by: 'chosen' }])
    const attachments = { 'urn:x-pdf:0123': attachmentId }
    await last(await client.exchange.takeAnnotations({ reading, attachments }))
    expect(await marks()).toMatchObject([{ author: 'ali', quote: 'refugees', comment: 'why?', pageIndex: 0 }])
  })

  it('do no harm by what they call their file', async () => {
    const { take, marks } = await desk()
    const names = [
      '__proto__',
      'constructor',
      'urn:sha256:' + '0'.repeat(64),
      "x' or 1=1 --",
      '../../../etc/passwd',
    ]
    const report = await take(
      names.map((source, at) => quoted(`urn:x:${at}`, 'refugees', { target: source })),
    )
    expect(report).toMatchObject({ added: 0, failed: names.length })
    expect(await marks()).toEqual([])
  })

  it('are refused where there are none', async () => {
    const { read } = await desk()
    for (const text of ['{', '[]', '{"a":1}', 'no JSON'])
      await expect(read(text)).rejects.toMatchObject({ code: 'ANNOTATIONS_UNKNOWN' })
  })
})

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
