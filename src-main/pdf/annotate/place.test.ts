import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNull, PDFRef, PDFString, type PDFObject } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { mark, paper } from './fixtures.ts'
import { pagesOf, cropBoxOf, rotationOf } from './pages.ts'
import { placeMarks } from './place.ts'

const ANNOTS = PDFName.of('Annots')

async function documentWith(prepare: (document: PDFDocument) => void): Promise<PDFDocument> {
  const document = await PDFDocument.load(await paper(2), { updateMetadata: false })
  prepare(document)
  return document
}

function items(document: PDFDocument, page: number): PDFObject[] {
  const value = document.context.lookup(document.getPage(page).node.get(ANNOTS))
  return value instanceof PDFArray ? value.asArray() : []
}

function link(document: PDFDocument): PDFRef {
  return document.context.register(
    document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 1, 1] }),
  )
}

describe('placeMarks', () => {
  it('gives a page a list of its own where two pages share one', async () => {
    const document = await documentWith((doc) => {
      const shared = doc.context.register(doc.context.obj([link(doc)]))
      for (const page of doc.getPages()) page.node.set(ANNOTS, shared)
    })
    await placeMarks(document, { marks: [mark()], present: [], removed: [] })
    expect(items(document, 0)).toHaveLength(2)
    expect(items(document, 1)).toHaveLength(1)
  })

  it.each<[string, number, (document: PDFDocument) => PDFObject]>([
    ['a direct list', 1, (doc) => doc.context.obj([link(doc)])],
    ['an indirect list', 1, (doc) => doc.context.register(doc.context.obj([link(doc)]))],
    ['one annotation without brackets', 1, (doc) => link(doc)],
    ['null', 0, () => PDFNull],
    ['a reference to nothing', 0, () => PDFRef.of(9999)],
    ['garbage', 0, () => PDFName.of('Garbage')],
  ])('adds to %s', async (_name, had, annots) => {
    const document = await documentWith((doc) => doc.getPage(0).node.set(ANNOTS, annots(doc)))
    const { written } = await placeMarks(document, { marks: [mark()], present: [], removed: [] })
    expect(items(document, 0)).toHaveLength(had + 1)
    expect(written[0]?.replaced).toBe(false)
  })

  it('finds a mark again by its name, also beyond ASCII, and keeps its window', async () => {
    const name = 'repère-é'
    const document = await documentWith((doc) => {
      const old = doc.context.obj({
        Type: 'Annot',
        Subtype: 'Highlight',
        Rect: [0, 0, 1, 1],
        NM: PDFString.of('rep\\350re-\\351'),
      })
      old.set(PDFName.of('Popup'), link(doc))
      doc.getPage(0).node.set(ANNOTS, doc.context.obj([doc.context.register(old)]))
    })
    const [before] = items(document, 0)
    const { written } = await placeMarks(document, {
      marks: [mark({ origin: 'file', externalName: name })],
      present: [],
      removed: [],
    })
    expect(items(document, 0)).toEqual([before])
    expect(written[0]?.replaced).toBe(true)
    expect(document.context.lookup(before, PDFDict).has(PDFName.of('Popup'))).toBe(true)
  })

  it('finds a mark that its file gave no name by its place', async () => {
    const document = await documentWith((doc) => {
      const old = doc.context.obj({ Type: 'Annot', Subtype: 'Highlight', Rect: [50, 695, 250, 720] })
      doc.getPage(0).node.set(ANNOTS, doc.context.obj([old]))
    })
    const changed = mark({ origin: 'file', externalName: null })
    expect(
      (await placeMarks(document, { marks: [changed], present: [], removed: [] })).written[0]?.replaced,
    ).toBe(true)
    expect(items(document, 0)).toHaveLength(1)
  })

  it('refuses a page that the file does not have', async () => {
    const document = await documentWith(() => undefined)
    await expect(
      placeMarks(document, { marks: [mark({ pageIndex: 2 })], present: [], removed: [] }),
    ).rejects.toMatchObject({
      word: 'page-unreachable',
    })
  })

  it('ends on marks that answer each other', async () => {
    const document = await documentWith(() => undefined)
    const [one, two] = [mark({ kind: 'note' }), mark({ kind: 'note' })]
    const circle = [
      { ...one, inReplyTo: two.id },
      { ...two, inReplyTo: one.id },
    ]
    expect((await placeMarks(document, { marks: circle, present: [], removed: [] })).written).toHaveLength(2)
  })
})

describe('pagesOf', () => {
  it('takes what a page inherits from the nodes above it', async () => {
    const document = await documentWith((doc) => {
      const parent = doc.catalog.Pages()
      for (const [key, value] of [
        ['CropBox', doc.context.obj([10, 10, 300, 400])],
        ['Rotate', doc.context.obj(450)],
      ] as const) {
        parent.set(PDFName.of(key), value)
      }
      for (const page of doc.getPages()) page.node.delete(PDFName.of('CropBox'))
    })
    const [page] = pagesOf(document.context, document.catalog)
    expect(page && cropBoxOf(page)).toEqual([10, 10, 300, 400])
    expect(page && rotationOf(page)).toBe(90)
  })

  it('ends on a tree that contains itself, and counts pages without a type', async () => {
    const document = await documentWith((doc) => {
      const tree = doc.catalog.Pages()
      doc.getPage(1).node.delete(PDFName.of('Type'))
      const root = doc.catalog.get(PDFName.of('Pages'))
      if (root) tree.Kids().push(root)
    })
    expect(pagesOf(document.context, document.catalog)).toHaveLength(2)
  })
})
