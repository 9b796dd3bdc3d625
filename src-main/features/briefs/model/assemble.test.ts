import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BriefContent, ExcerptContent } from '../../../contract/briefs.ts'
import { assemble, type Output } from './assemble.ts'
import { inOneLine } from './blocks.ts'
import {
  attachmentId,
  BRIEF,
  excerpt,
  facts,
  itemId,
  itemsOf,
  provenance,
  publicationId,
  shaOf,
} from './model.fixture.ts'

const PLAIN: Output = { options: {}, internal: false, anonymous: false }
const make = (contents: readonly BriefContent[], output: Partial<Output> = {}, known = facts()) =>
  assemble(BRIEF, itemsOf(contents), known, { ...PLAIN, ...output })

describe('assemble', () => {
  it('puts a drawing on the picture of its place, with room for its lines', () => {
    const drawn: Partial<ExcerptContent> = {
      ...{ markKind: 'ink', form: 'image', quote: null, ink: [[10, 10, 20, 20]], colour: '#253f9b' },
    }
    const { model } = make([
      excerpt(2, 0, drawn),
      excerpt(2, 0, { ...drawn, form: 'quote', quote: 'Les puits' }),
    ])
    expect(model.blocks).toMatchObject([
      {
        area: {
          rect: [9, 9, 21, 21],
          drawing: { colour: '#253f9b', strokes: [[10, 10, 20, 20]], widths: null },
        },
      },
      { quote: 'Les puits', area: null },
    ])
  })

  it('puts items into blocks, with citations, pages, alternative texts and where they come from', () => {
    const { model } = make([
      { kind: 'heading', level: 1, text: 'Constats' },
      { kind: 'paragraph', markdown: 'Selon *MMC*' },
      { kind: 'paragraph', markdown: '  \n' },
      excerpt(1, 3, { quote: 'long-\nterme et\nfrontières', colour: '#1b6f9e' }),
      excerpt(2, 0, { form: 'image', provenance: { ...provenance(2, 0), pageLabel: 'iv' } }),
      { kind: 'pages', lastIndex: 5, caption: 'Carte', provenance: provenance(1, 3) },
    ])
    expect(model).toMatchObject({
      title: 'Routes du Sahel',
      author: 'Amina Diallo',
      issued: '2026-11',
      language: 'fr',
    })
    expect(model.references.map(({ key, work, language }) => [key, work.id, language])).toEqual([
      ['w1', publicationId(1), 'fr'],
      ['w2', publicationId(2), 'en'],
    ])
    expect(model.blocks).toMatchObject([
      { kind: 'heading', id: itemId(0), text: 'Constats' },
      { kind: 'prose', markdown: 'Selon *MMC*' },
      {
        ...{ kind: 'excerpt', quote: 'long-terme et frontières', language: 'fr', area: null, colourKey: 2 },
        ...{ cite: { key: 'w1', locator: '4' }, comment: 'à citer', otherLanguage: false },
        origin: {
          fileName: '1.pdf',
          page: 4,
          pageLabel: null,
          url: 'https://example.org/1.pdf',
          status: null,
        },
      },
      {
        ...{ quote: null, cite: { key: 'w2', locator: 'iv' }, otherLanguage: false },
        area: { path: '/files/2.pdf', pageIndex: 0, rect: [10, 10, 20, 20] },
        alt: 'Image de la page iv de «\u00a0Wells 2\u00a0»',
      },
      {
        ...{ kind: 'pages', caption: 'Carte', cite: { key: 'w1', locator: '4–6' } },
        areas: [3, 4, 5].map((pageIndex) => ({ pageIndex, rect: null })),
        alt: 'Pages 4–6 de «\u00a0Les routes\u00a0»',
      },
    ])
  })

  it('keeps internal comments out of text and annex, unless asked', () => {
    const contents = [
      excerpt(1, 0, { commentShareable: false, comment: 'secret', markComment: 'secret' }),
      excerpt(1, 1, { commentShareable: false, comment: 'secret', quote: null, markKind: 'note' }),
    ]
    const outside = make(contents)
    expect(JSON.stringify(outside)).not.toContain('secret')
    // The note said nothing else.
    expect(outside.model.blocks.map(({ id }) => id)).toEqual([itemId(0)])
    expect(outside.model.annex).toHaveLength(1)
    const inside = make(contents, { internal: true }).model
    expect(inside.blocks).toMatchObject([{ comment: 'secret' }, { comment: 'secret', quote: null }])
    expect(inside.annex.map(({ marks }) => marks[0]?.comment)).toEqual(['secret', 'secret'])
  })

  it('leaves names out when asked', () => {
    const contents = [excerpt(1, 0)]
    expect(JSON.stringify(make(contents).model)).toContain('Amina')
    expect(JSON.stringify(make(contents, { anonymous: true }).model)).not.toContain('Amina')
  })

  it('flags quotations in another language than the brief is written in, but not pictures nor translations', () => {
    const translation = { text: 'Les passeurs', accepted: false }
    const contents = [
      excerpt(2, 0),
      excerpt(2, 0, { translation }),
      excerpt(2, 0, { form: 'image' }),
      excerpt(1, 0),
    ]
    const { model, warnings } = make(contents, { language: 'en' })
    expect(model.blocks.map((block) => block.kind === 'excerpt' && block.otherLanguage)).toEqual([
      ...[true, false, false, false],
    ])
    expect(warnings).toEqual([{ itemId: itemId(0), code: 'other-language', detail: 'en' }])
    expect(model.blocks[0]).toMatchObject({ alt: 'Picture from page 1 of “Wells 2”' })
  })

  it('draws nothing from a file that is another one now, and says so; the words still come out', () => {
    const known = facts()
    const file = known.files.get(shaOf(1))
    if (!file) throw new Error('No file')
    const files = new Map([...known.files, [shaOf(1), { ...file, changed: true }]])
    const contents = [excerpt(1, 0), excerpt(1, 1, { form: 'image' }), excerpt(2, 0)]
    const { model, warnings } = make(contents, {}, facts({ files }))
    expect(model.blocks).toMatchObject([{ quote: 'Les passeurs' }, { area: null }, { quote: 'Les passeurs' }])
    expect(model.annex.map(({ sha256 }) => sha256)).toEqual([shaOf(2)])
    const changed = warnings.filter(({ code }) => code === 'file-changed')
    expect(changed.map((each) => each.itemId)).toEqual([itemId(0), itemId(1)])
  })

  it('cites a publication that is gone by what the excerpt says, and two files of one work as one', () => {
    const works = new Map([...facts().works].filter(([id]) => id !== attachmentId(3)))
    const first = works.get(attachmentId(1))
    if (first) works.set(attachmentId(2), first)
    const { model } = make([excerpt(2, 0), excerpt(1, 0), excerpt(3, 0)], {}, facts({ works }))
    expect(model.references.map(({ key, language, work }) => [key, language, work.title])).toEqual([
      ['w1', 'fr', { fr: 'Les routes' }],
      ['w2', 'en', { und: 'https://example.org/3.pdf' }],
    ])
  })

  it('puts each marked page into the annex once, works as they are cited, pages as in the file', () => {
    const { model } = make([excerpt(2, 4), excerpt(1, 7), excerpt(2, 1), excerpt(2, 4)])
    expect(
      model.annex.map(({ sha256, pageIndex, itemIds, title }) => [sha256, pageIndex, itemIds, title]),
    ).toEqual([
      [shaOf(2), 1, [itemId(2)], 'MMC (2019), Wells 2, p.\u00a02'],
      [shaOf(2), 4, [itemId(0), itemId(3)], 'MMC (2019), Wells 2, p.\u00a05'],
      [shaOf(1), 7, [itemId(1)], 'MMC (2019), Les routes, p.\u00a08'],
    ])
    expect(model.annex[1]?.marks).toHaveLength(2)
    expect(make([excerpt(1, 0)], { options: { annex: false } }).model.annex).toEqual([])
  })

  it('gives every page and every excerpt its place, whatever the order', () => {
    const excerpts = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(3)), { maxLength: 15 })
    fc.assert(
      fc.property(excerpts, (list) => {
        const { model } = make(list.map(([file, page]) => excerpt(file, page)))
        const keys = new Set(model.references.map(({ key }) => key))
        expect(keys.size).toBe(new Set(list.map(([file]) => file)).size)
        for (const block of model.blocks) expect('cite' in block && keys.has(block.cite.key)).toBe(true)
        const pages = model.annex.map(({ sha256, pageIndex }) => `${sha256} ${pageIndex}`)
        expect(new Set(pages).size).toBe(pages.length)
        expect(pages.toSorted()).toEqual(
          [...new Set(list.map(([file, page]) => `${shaOf(file)} ${page}`))].toSorted(),
        )
        expect(model.annex.flatMap(({ itemIds }) => itemIds).toSorted()).toEqual(
          model.blocks.map(({ id }) => id).toSorted(),
        )
      }),
    )
  })
})

describe('inOneLine', () => {
  it('joins lines, and words at their own hyphens', () => {
    expect(inOneLine(' long-\nterm\nstays  of \n migrants ')).toBe('long-term stays  of migrants')
  })
})
