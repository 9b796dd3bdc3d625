import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Annotation, AnnotationKind } from '../../contract/annotations.ts'
import { readW3c, type W3cMark } from './read.ts'
import { marksToW3c, type MarkedFile } from './write.ts'

const FILE: MarkedFile = {
  attachmentId: '01900000-0000-7000-8000-000000000001',
  label: 'Roads',
  sha256: 'ab'.repeat(32),
  mediaType: 'application/pdf',
  language: 'fr',
  url: 'https://example.org/roads.pdf',
  labelsOf: (id) => (id === 'country:NE' ? { en: 'Niger', fr: 'Niger' } : {}),
}

const text = fc.string({ unit: 'binary', maxLength: 30 })
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })
const number = fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => value + 0)
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length })
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const mark = fc.record({
  id: fc.uuid(),
  attachmentId: fc.constant(FILE.attachmentId),
  pageIndex: fc.nat(9999),
  rect: numbers(4),
  quads: fc.array(numbers(8), { maxLength: 3 }),
  ink: fc.array(fc.array(number), { maxLength: 3 }),
  ...{ quote: maybe(text), prefix: maybe(text), suffix: maybe(text), externalName: maybe(text) },
  ...{ author: text, firstAuthor: maybe(text), comment: text },
  kind: fc.constantFrom(...AnnotationKind.options),
  colour: fc.constantFrom('#fdea6e', '#00ff00'),
  concepts: fc.uniqueArray(fc.constantFrom('country:NE', 'theme:smuggling', 'region:west')),
  origin: fc.constantFrom('cartable', 'file'),
  anchoring: fc.constantFrom('exact', 'moved', 'lost'),
  inReplyTo: maybe(fc.uuid()),
  createdAt: moment,
  modifiedAt: moment,
})

const passOn = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The mark that a reading of our own file stands for. */
function annotationOf(mark: W3cMark): unknown {
  const { own, otherTags: _, source: _s, via: _v, otherSelectors: _o, otherTargets: _t, ...rest } = mark
  const { position: _p, area: _a, ...read } = rest
  return { ...read, ...own, attachmentId: FILE.attachmentId }
}

describe('marks as W3C annotations', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 3 }), (given) => {
        const marks = given.map((each) => Annotation.parse(passOn(each)))
        const { marks: read, unread } = readW3c(passOn(marksToW3c(marks, FILE)))
        expect(unread).toEqual([])
        expect(read.map(annotationOf)).toEqual(marks)
      }),
    )
  })

  it('have the form of the model', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 3 }), (given) => {
        const marks = given.map((each) => Annotation.parse(passOn(each)))
        const collection = marksToW3c(marks, FILE)
        expect(collection).toMatchObject({
          '@context': ['http://www.w3.org/ns/anno.jsonld', {}],
          type: 'AnnotationCollection',
          total: marks.length,
          first: { type: 'AnnotationPage', partOf: collection['id'], startIndex: 0 },
        })
        const { items } = collection['first'] as { items: Record<string, unknown>[] }
        for (const item of items) expectForm(item)
      }),
    )
  })
})

const MOTIVATIONS = ['highlighting', 'commenting', 'tagging', 'bookmarking', 'replying']

/** What the Recommendation says of an annotation (3.1 to 3.3, 4.2), written down as checks. */
function expectForm(item: Record<string, unknown>): void {
  expect(item['id']).toMatch(/^urn:uuid:/)
  expect(item['type']).toBe('Annotation')
  const reasons = item['motivation'] as string[]
  expect(reasons.length).toBeGreaterThan(0)
  expect(MOTIVATIONS).toEqual(expect.arrayContaining(reasons))
  for (const body of (item['body'] ?? []) as Record<string, unknown>[]) {
    const isText = body['type'] === 'TextualBody'
    if (isText) expect(body).toMatchObject({ value: expect.any(String), format: 'text/markdown' })
    else expect(body).toMatchObject({ type: 'SpecificResource', purpose: 'tagging' })
  }
  if (reasons.includes('replying')) return expect(item['target']).toMatch(/^urn:uuid:/)
  expect(item['target']).toMatchObject({
    type: 'SpecificResource',
    source: { id: `urn:sha256:${FILE.sha256}`, format: 'application/pdf', via: FILE.url },
    selector: { type: 'FragmentSelector', value: expect.stringMatching(/^page=[1-9]\d*$/) },
  })
}

describe('annotations of other programs', () => {
  it('are read as far as they go', () => {
    const hypothesis = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://hypothes.is/a/x',
      type: 'Annotation',
      creator: 'acct:ali',
      body: [
        { type: 'TextualBody', value: 'a remark', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'Sahel' },
      ],
      target: [
        {
          source: 'https://example.org/a.pdf',
          selector: [
            { type: 'TextPositionSelector', start: 1, end: 2 },
            { type: 'TextQuoteSelector', exact: 'roads', prefix: 'the ', suffix: ' of' },
            { type: 'FragmentSelector', value: 'page=3&zoom=50' },
          ],
        },
      ],
    }
    const expected = {
      id: 'https://hypothes.is/a/x',
      author: 'acct:ali',
      comment: 'a remark',
      otherTags: ['Sahel'],
      source: 'https://example.org/a.pdf',
      pageIndex: 2,
      ...{ quote: 'roads', prefix: 'the ', suffix: ' of' },
      own: null,
    }
    expect(readW3c(hypothesis).marks).toMatchObject([expected])
    expect(readW3c({ type: 'AnnotationPage', items: [hypothesis, 7] })).toMatchObject({ unread: [1] })
  })

  it('never stop the reading, whatever they hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { marks, unread } = readW3c({ items: [value] })
        expect(marks.length + unread.length).toBe(1)
      }),
    )
  })
})
