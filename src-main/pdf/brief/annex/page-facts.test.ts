import { PDFDocument, PDFName, PDFNumber, type PDFPage } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { loadPdfium, openDocument } from '../../pdfium/index.ts'
import { geometryOf, hasLinks } from './page-facts.ts'

type Boxes = Readonly<Record<string, number | readonly number[]>>

/** A page as PDFium takes it out of a file that has these entries at the node above its pages. */
async function taken(inherited: Boxes, own: Boxes = {}): Promise<PDFPage> {
  const document = await PDFDocument.create()
  const page = document.addPage()
  page.node.delete(PDFName.of('MediaBox'))
  const above = document.catalog.Pages()
  for (const [node, boxes] of [[above, inherited] as const, [page.node, own] as const]) {
    for (const [key, value] of Object.entries(boxes)) {
      node.set(
        PDFName.of(key),
        typeof value === 'number' ? PDFNumber.of(value) : document.context.obj([...value]),
      )
    }
  }
  using opened = openDocument(await loadPdfium(), await document.save({ addDefaultPage: false }))
  const copy = await PDFDocument.load(opened.takePages([0]))
  const seen = opened.withPage(0, ({ cropBox, rotation }) => ({ cropBox, rotation }))
  const [first] = copy.getPages()
  if (!first) throw new Error('no page')
  const { userUnit, ...geometry } = geometryOf(first)
  // PDFium, which draws it, sees the same.
  expect(geometry).toEqual(seen)
  expect(userUnit).toBe(own['UserUnit'] === 2 ? 2 : 1)
  return first
}

describe('geometryOf', () => {
  it.each<[string, Boxes, Boxes]>([
    ['of its own', {}, { MediaBox: [0, 0, 420, 595] }],
    ['inherited', { MediaBox: [0, 0, 420, 595], CropBox: [10, 20, 400, 500], Rotate: 90 }, {}],
    ['a crop that reaches out', { MediaBox: [0, 0, 420, 595] }, { CropBox: [-50, 100, 900, 500] }],
    ['corners in another order', { MediaBox: [420, 595, 0, 0] }, { Rotate: 270 }],
    ['turned backwards', { MediaBox: [0, 0, 420, 595] }, { Rotate: -90 }],
    ['larger units', { MediaBox: [0, 0, 420, 595] }, { UserUnit: 2 }],
    ['units that cannot be', { MediaBox: [0, 0, 420, 595] }, { UserUnit: -3 }],
  ])('is what PDFium sees: %s', async (_name, inherited, own) => {
    await taken(inherited, own)
  })

  it('tells of links, and only of links', async () => {
    const page = await taken({ MediaBox: [0, 0, 420, 595] })
    const { context } = page.doc
    const list = (subtype: string) => context.obj([context.obj({ Type: 'Annot', Subtype: subtype })])
    expect(hasLinks(page)).toBe(false)
    page.node.set(PDFName.of('Annots'), list('Highlight'))
    expect(hasLinks(page)).toBe(false)
    page.node.set(PDFName.of('Annots'), list('Link'))
    expect(hasLinks(page)).toBe(true)
  })
})
