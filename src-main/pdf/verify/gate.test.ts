import type { PDFDict } from 'pdf-lib'
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { gateProblems } from './gate.ts'
import type { ExpectedMark, GateProblem, GateRequest, RemovedMark } from './request.ts'

const context: JobContext = { pdfium: loadPdfium, progress: () => undefined }
const MARK: ExpectedMark = {
  pageIndex: 0,
  name: 'mark-1',
  subtype: 'Highlight',
  author: 'Zoë',
  contents: 'remark',
  rect: [50, 695, 250, 720],
  quads: [[50, 720, 250, 720, 50, 695, 250, 695]],
  replaced: false,
  added: 1,
}

async function original(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const text of ['first page', 'second page']) {
    document.addPage([600, 800]).drawText(text, { x: 50, y: 700, size: 24, font })
  }
  document.setTitle('A paper')
  document.catalog.set(PDFName.of('MarkInfo'), document.context.obj({ Marked: true }))
  const field = document.getForm().createTextField('name')
  field.setText('value')
  field.addToPage(document.getPage(1), { x: 50, y: 500, width: 100, height: 20 })
  return await document.save({ useObjectStreams: false })
}

/** The original with a highlight, changed further by `change`. */
async function copyWith(
  change: (document: PDFDocument, annotation: PDFDict) => void | Promise<void>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const page = document.getPage(0)
  const objects = document.context
  const annotation = objects.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [50, 695, 250, 720],
    QuadPoints: [50, 720, 250, 720, 50, 695, 250, 695],
    C: [1, 0.8, 0],
    F: 4,
    T: PDFString.of('Zo\\353'),
    Contents: PDFString.of('remark'),
    NM: PDFString.of('mark-1'),
  })
  page.node.set(PDFName.of('Annots'), objects.obj([objects.register(annotation)]))
  await change(document, annotation)
  return await document.save({ useObjectStreams: false, updateFieldAppearances: false })
}

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await original()
})

async function problems(
  change: (document: PDFDocument, annotation: PDFDict) => void | Promise<void>,
  more: Partial<GateRequest> = {},
): Promise<GateProblem[]> {
  const copy = await copyWith(change)
  return await gateProblems(
    { original: bytes, copy, incremental: false, marks: [MARK], removed: [], ...more },
    context,
  )
}

describe('gateProblems', () => {
  it('finds nothing wrong with a copy that only has the mark more', async () => {
    expect(await problems(() => undefined)).toEqual([])
  })

  it.each<[GateProblem, string, (document: PDFDocument, annotation: PDFDict) => void | Promise<void>]>([
    ['page-count', 'a lost page', (document) => document.removePage(1)],
    ['page-count', 'a page more', (document) => void document.addPage()],
    ['text', 'text more', (document) => document.getPage(1).drawText('more', { x: 10, y: 10 })],
    [
      'picture',
      'a line drawn elsewhere',
      (document) =>
        document.getPage(0).drawLine({ start: { x: 0, y: 100 }, end: { x: 500, y: 100 }, thickness: 4 }),
    ],
    ['metadata', 'another title', (document) => document.setTitle('Another')],
    [
      'labels',
      'page labels',
      (document) =>
        document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, { S: 'r' }] })),
    ],
    [
      'structure',
      'structure no longer marked',
      (document) => void document.catalog.delete(PDFName.of('MarkInfo')),
    ],
    ['form', 'another field value', (document) => document.getForm().getTextField('name').setText('other')],
    ['attachments', 'a file attached', (document) => document.attach(new Uint8Array([1]), 'a.txt')],
    [
      'outline',
      'bookmarks',
      (document) => {
        const { context: objects } = document
        const root = objects.nextRef()
        const item = objects.register(objects.obj({ Title: PDFString.of('one'), Parent: root }))
        objects.assign(root, objects.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }))
        document.catalog.set(PDFName.of('Outlines'), root)
      },
    ],
    [
      'annotation-count',
      'an annotation too many',
      (document) => {
        const { context: objects } = document
        const more = objects.register(
          objects.obj({ Type: 'Annot', Subtype: 'Square', Rect: [0, 0, 5, 5], F: 2 }),
        )
        document.getPage(0).node.Annots()?.push(more)
      },
    ],
    [
      'mark-missing',
      'another name',
      (_, annotation) => annotation.set(PDFName.of('NM'), PDFString.of('mark-2')),
    ],
    [
      'mark-author',
      'another author',
      (_, annotation) => annotation.set(PDFName.of('T'), PDFString.of('Zoe')),
    ],
    [
      'mark-contents',
      'another remark',
      (_, annotation) => annotation.set(PDFName.of('Contents'), PDFString.of('other')),
    ],
    [
      'mark-place',
      'quads elsewhere',
      (document, annotation) =>
        annotation.set(
          PDFName.of('QuadPoints'),
          document.context.obj([50, 719, 250, 720, 50, 695, 250, 695]),
        ),
    ],
    [
      'mark-place',
      'a rectangle elsewhere',
      (document, annotation) => annotation.set(PDFName.of('Rect'), document.context.obj([49, 695, 250, 720])),
    ],
  ])('finds %s: %s', async (problem, _name, change) => {
    expect(await problems(change)).toContain(problem)
  })

  describe('where a mark had to go', () => {
    const gone: RemovedMark = { ...MARK, fewer: 1 }

    async function removal(
      removed: readonly RemovedMark[],
      change: (document: PDFDocument) => void = () => undefined,
    ): Promise<GateProblem[]> {
      const marked = await copyWith(() => undefined)
      const document = await PDFDocument.load(marked, { updateMetadata: false })
      change(document)
      const copy = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
      return await gateProblems({ original: marked, copy, incremental: false, marks: [], removed }, context)
    }

    const unlist = (document: PDFDocument): void => {
      document.getPage(0).node.delete(PDFName.of('Annots'))
    }

    it('finds nothing wrong with a copy that has it no more', async () => {
      expect(await removal([gone], unlist)).toEqual([])
      expect(await removal([{ ...gone, name: null, fewer: 0 }])).toEqual([])
    })

    it('finds it left, by its name and with the count', async () => {
      expect(await removal([gone])).toEqual(['annotation-count', 'mark-left'])
      expect(await removal([{ ...gone, fewer: 0 }])).toEqual(['mark-left'])
    })

    it('finds more gone than it, and changes outside it', async () => {
      expect(await removal([], unlist)).toContain('annotation-count')
      const drawn = (document: PDFDocument): void => {
        unlist(document)
        document.getPage(0).drawLine({ start: { x: 0, y: 100 }, end: { x: 500, y: 100 }, thickness: 4 })
      }
      expect(await removal([gone], drawn)).toEqual(['picture'])
    })
  })

  it('finds protection lost', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    document.encrypt({ userPassword: 'user', ownerPassword: 'owner' })
    const protectedBytes = await document.save({ useObjectStreams: false })
    expect(await problems(() => undefined, { original: protectedBytes, password: 'user' })).toContain(
      'encryption',
    )
  })

  it('finds original bytes changed where they must stay', async () => {
    expect(await problems(() => undefined, { incremental: true })).toEqual(['original-changed'])
  })

  it('finds a copy that cannot be opened, and an original that nothing opens', async () => {
    const garbage = Buffer.from('%PDF-1.7\ngarbage')
    const request = { original: bytes, copy: garbage, incremental: false, marks: [], removed: [] }
    expect(await gateProblems(request, context)).toEqual(['pdfium-cannot-open'])
    expect(await gateProblems({ ...request, original: garbage }, context)).toEqual(['nothing-can-open'])
  })
})
