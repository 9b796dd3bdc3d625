import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Annotation } from '../../contract/annotations.ts'
import { extractJob } from '../extract/job.ts'
import { loadPdfium, openDocument } from '../pdfium/index.ts'
import { annexPageOf, briefOf, excerptOf, highlight, publication, writeSource } from './brief.fixture.ts'
import { checkLinks } from './checks.fixture.ts'
import { setBrief } from './job.ts'
import type { BriefModel } from './model.ts'

const qpdf = spawnSync('qpdf', ['--version']).status === 0
const context = { progress: () => undefined, pdfium: loadPdfium }
const ARABIC = 'أفاد أكثر من نصف المستجيبين بأنهم استعانوا بمهرّب'
let folder: string
let model: BriefModel

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartable-brief-'))
  const [one, two] = [await writeSource(folder, 'One'), await writeSource(folder, 'Two')]
  const translation = { text: 'Le même passeur peut transporter, loger et prêter.', accepted: false }
  model = briefOf(
    [
      { kind: 'heading', id: 'h1', level: 1, text: 'Des rôles multiples' },
      { kind: 'prose', id: 'p1', markdown: 'Un point : le mot « passeur » #emph[x] *recouvre* des métiers.' },
      await excerptOf(one, { id: 'e1', key: 'one', pageIndex: 0 }, { comment: 'À dire !', translation }),
      { kind: 'heading', id: 'h2', level: 3, text: 'Plus bas' },
      await excerptOf(two, { id: 'e2', key: 'two', pageIndex: 2 }, { otherLanguage: true }),
      await excerptOf(one, { id: 'e3', key: 'one', pageIndex: 1 }, { quote: ARABIC, language: 'ar' }),
      await excerptOf(
        one,
        { id: 'e4', key: 'one', pageIndex: 1 },
        {
          quote: null,
          alt: 'La ligne citée',
          area: { path: one, password: null, pageIndex: 1, rect: [50, 450, 300, 480] },
        },
      ),
    ],
    {
      references: [publication('one', 'Players of many parts'), publication('two', 'Protection risks')],
      annex: [
        await annexPageOf(one, 0, ['e1']),
        await annexPageOf(one, 1, ['e3', 'e4']),
        await annexPageOf(two, 2, ['e2']),
      ],
    },
  )
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** Text of each page, as the import of a library reads it. */
async function textOf(bytes: Uint8Array): Promise<string[]> {
  const file = path.join(folder, 'read.pdf')
  await writeFile(file, bytes)
  const { pages } = await extractJob({ path: file }, context)
  return pages.map(({ text }) => text.replace(/\s+/g, ' '))
}

describe('setBrief', () => {
  it('sets text, notes, bibliography, provenance and annex, tagged, with live links', async () => {
    const written = await setBrief(model, context)
    expect(written.warnings).toEqual([])
    const report = await checkLinks(written.bytes)
    expect(report.dead).toEqual([])
    expect(report.pages).toBe(written.pages)
    expect(report.pageObjects).toBe(report.pages)
    expect(report.outline).toContain('Bibliographie')
    expect(report.outline.filter((title) => title.startsWith('A-'))).toEqual([
      'A-1 · One, p. 1',
      'A-2 · One, p. 2',
      'A-3 · Two, p. 3',
    ])
    // The source's link to the web, and the address of the source in each note.
    expect(report.addresses.toSorted()[0]).toBe('https://example.org/report')
    // Contents, notes to bibliography and annex, list of the annex, ways back, and the link of One's first page.
    expect(report.internal).toBeGreaterThan(20)
    expect(written.pageOf).toMatchObject({ h1: 3, p1: 3, e1: 3 })
  })

  it('says what it is: title, language, tags and PDF/UA-1, annex included', async () => {
    const { bytes } = await setBrief(model, context)
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const { catalog, context: objects } = document
    expect(document.getTitle()).toBe('Passeurs au Sahel central')
    expect(catalog.get(PDFName.of('Lang'))?.toString()).toContain('fr')
    expect(objects.lookup(catalog.get(PDFName.of('StructTreeRoot')))).toBeInstanceOf(PDFDict)
    expect(String(objects.lookup(catalog.get(PDFName.of('MarkInfo'))))).toContain('/Marked true')
    const metadata = objects.lookup(catalog.get(PDFName.of('Metadata')))
    const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : ''
    expect(xmp).toContain('pdfuaid:part')
  })

  it('can be read back: words in their order, Arabic, both typographies, nothing taken for markup', async () => {
    const { bytes } = await setBrief(model, context)
    const pages = await textOf(bytes)
    const text = pages.join(' ')
    expect(text).toContain('#emph[x] recouvre des métiers')
    expect(text).toContain('Traduction à relire')
    expect(text).toContain('Cité de la version en anglais, sans traduction.')
    expect(text.indexOf('The same smuggler')).toBeLessThan(text.indexOf('Le même passeur'))
    expect(pages.at(-3)).toContain('One, page 1')
    expect(pages.at(-2)).toContain('Ref 4Mi-12')
    expect(pages.at(-1)).toContain('Two, page 3')
    // Arabic comes out word after word, in its order.
    const places = ['أفاد', 'أكثر', 'نصف', 'المستجيبين', 'استعانوا'].map((word) => text.indexOf(word))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('gives the same bytes for the same brief', async () => {
    const [first, second] = [await setBrief(model, context), await setBrief(model, context)]
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
  })

  it('marks the pages of the annex', async () => {
    const { bytes } = await setBrief(model, context)
    using document = openDocument(await loadPdfium(), bytes)
    const picture = document.withPage(document.pageCount - 3, (page) =>
      page.render({ width: Math.round(page.width), height: Math.round(page.height) }),
    )
    // 26 points of head, then the line of the highlight from 595 − 472 down; before its first letter.
    const at = ((26 + 595 - 458) * picture.width + 285) * 4
    expect([...picture.data.slice(at, at + 3)]).toEqual([0xfd, 0xea, 0x6e])
  })

  it('draws a pen as thick as it was pressed', async () => {
    const [page] = model.annex
    if (!page) throw new Error('no annex')
    const mark: Annotation = {
      ...highlight(0, 9),
      ...{ kind: 'ink', quads: [], quote: null, rect: [100, 90, 330, 110], colour: '#000000' },
      ink: [[100, 100, 210, 100, 330, 100]],
      inkWidths: [[1, 1, 12]],
    }
    const { bytes } = await setBrief({ ...model, annex: [{ ...page, marks: [mark] }] }, context)
    using document = openDocument(await loadPdfium(), bytes)
    const picture = document.withPage(document.pageCount - 1, (last) =>
      last.render({ width: Math.round(last.width), height: Math.round(last.height) }),
    )
    /** Dark points above and below a place of the stroke, 100 points above the lower edge of the sheet. */
    const thickness = (x: number): number =>
      Array.from({ length: 21 }, (_, at) => ((picture.height - 110 + at) * picture.width + x) * 4).filter(
        (at) => (picture.data[at] ?? 255) < 128,
      ).length
    expect(thickness(150)).toBeLessThanOrEqual(2)
    expect(thickness(325)).toBeGreaterThanOrEqual(8)
  })

  it.runIf(qpdf)('is sound to qpdf, and every link and every item is in the tree of tags', async () => {
    const { bytes } = await setBrief(model, context)
    const file = path.join(folder, 'checked.pdf')
    await writeFile(file, bytes)
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    expect([status, stderr], stdout).toEqual([0, ''])
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const links = document.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? [])
    const tagged = links.map((each) => document.context.lookup(each, PDFDict).has(PDFName.of('StructParent')))
    expect(tagged.length).toBeGreaterThan(20)
    expect(tagged).not.toContain(false)
    const roles = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [String(object.get(PDFName.of('S')))] : []))
    for (const role of ['/H1', '/BlockQuote', '/Note', '/Link', '/Figure', '/Table', '/TOC'])
      expect(roles).toContain(role)
  })

  it('comes out without what cannot be had, and says what', async () => {
    const [first] = model.annex
    if (!first) throw new Error('no annex')
    const broken = path.join(folder, 'broken.pdf')
    await writeFile(broken, '%PDF-1.7 nothing')
    const written = await setBrief(
      {
        ...model,
        style: { id: 'none', csl: null },
        annex: [...model.annex, { ...first, path: broken, sha256: 'f'.repeat(64), itemIds: ['e2'] }],
      },
      context,
    )
    expect(written.warnings.map(({ itemId, code }) => [itemId, code])).toEqual([
      [null, 'style-failed'],
      ['e2', 'annex-page-failed'],
    ])
    expect((await checkLinks(written.bytes)).dead).toEqual([])
  })
})

describe('a page of the annex whose content cannot be unpacked', () => {
  it('comes as a picture, which is told', async () => {
    const document = await PDFDocument.create()
    const { context: objects } = document
    const content = PDFRawStream.of(objects.obj({ Filter: 'Unknown' }), Buffer.from('x'))
    document.addPage([300, 400]).node.set(PDFName.of('Contents'), objects.register(content))
    const odd = path.join(folder, 'odd.pdf')
    await writeFile(odd, await document.save({ useObjectStreams: false }))
    const annex = [...model.annex, { ...(await annexPageOf(odd, 0, ['e2'])), title: 'Odd, p. 1' }]
    const written = await setBrief({ ...model, annex }, context)
    expect(written.warnings).toEqual([{ itemId: 'e2', code: 'annex-page-picture', detail: 'Odd, p. 1' }])
    const { dead, pages, pageObjects } = await checkLinks(written.bytes)
    expect([dead, pageObjects]).toEqual([[], pages])
  })
})

describe('a character that no font has', () => {
  it('is named with its item, and the brief comes out', async () => {
    const blocks = [...model.blocks, { kind: 'prose', id: 'p9', markdown: 'Signe 漢 inconnu' } as const]
    const written = await setBrief({ ...model, blocks, annex: [], draft: true }, context)
    expect(written.warnings).toEqual([{ itemId: 'p9', code: 'glyph-missing', detail: '漢 (U+6F22)' }])
  })
})

describe('the templates of Cartable', () => {
  it.each(
    ['briefing-note', 'annotated-bibliography', 'excerpts-by-domain', 'country-sheet'].flatMap((id) =>
      (['fr', 'en'] as const).map((language) => ({ id, language })),
    ),
  )('set a brief with live links: $id, $language', async ({ id, language }) => {
    const options = { ...model.options, cover: language === 'fr' }
    const written = await setBrief(
      { ...model, template: { id, folder: null }, language, options, draft: true },
      context,
    )
    expect(written.warnings).toEqual([])
    const { dead, pages, pageObjects } = await checkLinks(written.bytes)
    expect([dead, pageObjects]).toEqual([[], pages])
    expect(Object.keys(written.pageOf)).toHaveLength(model.blocks.length)
  })
})

describe('own templates', () => {
  async function own(source: string, extra: Record<string, string> = {}): Promise<BriefModel> {
    const template = await mkdtemp(path.join(folder, 'template-'))
    await writeFile(path.join(template, 'template.typ'), source)
    for (const [name, text] of Object.entries(extra)) {
      await mkdir(path.dirname(path.join(template, name)), { recursive: true })
      await writeFile(path.join(template, name), text)
    }
    return { ...model, template: { id: 'own', folder: template } }
  }

  it('set a brief with their own files', async () => {
    const source =
      '#import "/cartable.typ": *\n#import "parts/head.typ": head\n#show: setup\n#head\n#items()\n#bibliography()\n#provenance()\n#annex()'
    const written = await setBrief(await own(source, { 'parts/head.typ': '#let head = [Own head]' }), context)
    expect(written.warnings).toEqual([])
    expect((await textOf(written.bytes))[0]).toContain('Own head')
  })

  it('whose font is missing say which one and where', async () => {
    const source =
      '#import "/cartable.typ": *\n#show: setup\n#set text(font: ("Nowhere", "Source Serif 4", "Tajawal"))\n#items()\n#bibliography()\n#annex()'
    const written = await setBrief(await own(source), context)
    expect(written.warnings).toEqual([
      { itemId: null, code: 'font-missing', detail: 'template.typ:3:17: unknown font family: nowhere' },
    ])
    expect((await textOf(written.bytes)).join(' ')).toContain('recouvre des métiers')
  })

  it.each([
    ['#import "/cartable.typ": *\n\n#nothing()', 'template.typ:3:2: unknown variable: nothing'],
    [
      '#import "/cartable.typ": *\n#show: setup\n#set text(font: ("Nowhere", "Noto Sans"))\nكلمات',
      'template.typ:3:17: unknown font family: nowhere',
    ],
    ['#read("/etc/passwd")', 'file not found'],
    ['#read("../../etc/passwd")', 'access denied'],
    ['= A\n#import "@preview/cetz:0.3.0": *', 'template.typ:2:2: package @preview/cetz:0.3.0'],
    ['#import ("@pre" + "view/cetz:0.3.0"): *', 'package'],
  ])('that fail give place and reason, and the brief comes out with ours: %j', async (source, reason) => {
    const written = await setBrief(await own(source), context)
    expect(written.warnings).toHaveLength(1)
    expect(written.warnings[0]).toMatchObject({ itemId: null, code: 'template-failed' })
    expect(written.warnings[0]?.detail).toContain(reason)
    expect(written.pages).toBeGreaterThan(5)
  })
})
