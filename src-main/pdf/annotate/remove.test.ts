import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { PDFDocument, PDFName, PDFString, type PDFDict } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDocument, type PdfiumAnnotation } from '../pdfium/index.ts'
import { exportAnnotated, type ExportOutcome, type ExportRequest } from './export.ts'
import { context, mark, paper } from './fixtures.ts'
import type { ExportMark } from './mark.ts'
import { writeIncremental } from './writers.ts'

let folder: string
let path: string
let outPath: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-remove-'))
  path = join(folder, 'paper.pdf')
  outPath = join(folder, 'copy.pdf')
  await writeFile(path, await foreign())
})
afterEach(() => rm(folder, { recursive: true }))

/** Plain values that the PDF library turns into objects. */
type LiteralObject = Readonly<Record<string, string | number | number[]>>

/** A highlight with a window and an answer, two notes without names, a link. */
function annotate(document: PDFDocument): void {
  const { context: objects } = document
  const add = (entries: LiteralObject, texts: Record<string, string>): PDFDict => {
    const dict = objects.obj({ Type: 'Annot', ...entries })
    for (const [key, text] of Object.entries(texts)) dict.set(PDFName.of(key), PDFString.of(text))
    return dict
  }
  const quad = [50, 720, 250, 720, 50, 695, 250, 695]
  const highlight = add(
    { Subtype: 'Highlight', Rect: [50, 695, 250, 720], QuadPoints: quad, C: [0, 1, 0], F: 4 },
    { NM: 'theirs', T: 'Ali', Contents: 'their remark' },
  )
  const ref = objects.register(highlight)
  const popup = objects.register(
    objects.obj({ Type: 'Annot', Subtype: 'Popup', Rect: [400, 600, 500, 700], Parent: ref }),
  )
  highlight.set(PDFName.of('Popup'), popup)
  const answer = add({ Subtype: 'Text', Rect: [60, 700, 80, 720], F: 30 }, { NM: 'answer', Contents: 'yes' })
  answer.set(PDFName.of('IRT'), ref)
  const notes = ['first', 'second'].map((Contents) =>
    add({ Subtype: 'Text', Rect: [300, 500, 320, 520], C: [1, 1, 0] }, { Contents }),
  )
  const link = add({ Subtype: 'Link', Rect: [0, 0, 10, 10] }, {})
  const list = [answer, ...notes, link].map((dict) => objects.register(dict))
  document.getPage(0).node.set(PDFName.of('Annots'), objects.obj([ref, popup, ...list]))
}

function foreign(): Promise<Uint8Array> {
  return paper(2, annotate)
}

const THEIRS = mark({ origin: 'file', externalName: 'theirs', comment: 'their remark' })
const NAMELESS = mark({
  kind: 'note',
  rect: [300, 500, 320, 520],
  quads: [],
  origin: 'file',
  comment: 'second',
})

function run(removed: readonly ExportMark[], more: Partial<ExportRequest> = {}): Promise<ExportOutcome> {
  return exportAnnotated({ path, outPath, marks: [], removed, ...more }, context)
}

async function page(file: string, password?: string): Promise<{ marks: PdfiumAnnotation[]; count: number }> {
  const pdfium = await context.pdfium()
  using document = openDocument(pdfium, await readFile(file), password)
  return document.withPage(0, (one) => ({
    marks: one.annotations(),
    count: pdfium.api.FPDFPage_GetAnnotCount(one.handle),
  }))
}

/** All but the position in the list, which moves up. */
function unplaced({ index: _, ...annotation }: PdfiumAnnotation): Omit<PdfiumAnnotation, 'index'> {
  return annotation
}

describe('removing marks', () => {
  it('takes out a named mark with its window, and leaves its answer and all else', async () => {
    const [before, original] = [await page(path), await readFile(path)]
    expect(await run([THEIRS])).toMatchObject({ mode: 'incremental', annotations: 0 })
    const after = await page(outPath)
    expect(after.count).toBe(before.count - 2)
    expect(after.marks.map(unplaced)).toEqual(before.marks.slice(1).map(unplaced))
    expect((await readFile(outPath)).subarray(0, original.length).equals(original)).toBe(true)
  })

  it('takes out the nameless mark that has its place and its text', async () => {
    const before = await page(path)
    await run([NAMELESS])
    const after = await page(outPath)
    expect(after.count).toBe(before.count - 1)
    expect(after.marks.map(({ strings }) => strings.Contents)).toEqual(['their remark', 'yes', 'first'])
  })

  it('takes out a mark whose kind was changed before it was removed', async () => {
    await run([
      { ...THEIRS, kind: 'underline' },
      { ...NAMELESS, kind: 'area' },
    ])
    expect((await page(outPath)).marks.map(({ strings }) => strings.Contents)).toEqual(['yes', 'first'])
  })

  it('takes out several, and writes a new mark where one stood', async () => {
    const both = [NAMELESS, { ...NAMELESS, id: mark().id, comment: 'first' }]
    await run([THEIRS, ...both], { marks: [mark({ comment: 'ours' })] })
    expect((await page(outPath)).marks.map(({ strings }) => strings.Contents)).toEqual(['yes', 'ours'])
  })

  it('takes out what an earlier export wrote', async () => {
    const ours = mark({ comment: 'ours' })
    await exportAnnotated({ path, outPath, marks: [ours] }, context)
    const again = join(folder, 'again.pdf')
    await run([ours], { path: outPath, outPath: again })
    expect((await page(again)).marks.map(unplaced)).toEqual((await page(path)).marks.map(unplaced))
  })

  it('takes marks out of a file that is written anew', async () => {
    await writeFile(path, Buffer.concat([Buffer.from('junk\n'), await foreign()]))
    expect((await run([THEIRS])).mode).toBe('rewrite')
    expect((await page(outPath)).marks.map(({ strings }) => strings.NM)).toEqual(['answer', '', ''])
  })

  it('takes marks out of an encrypted file', async () => {
    const document = await PDFDocument.load(await paper(), { updateMetadata: false })
    document.encrypt({ userPassword: 'user', ownerPassword: 'owner' })
    await writeFile(path, await document.save({ useObjectStreams: false }))
    const [ours, kept] = [mark(), mark({ kind: 'note', quads: [], comment: 'kept' })]
    const password = 'user'
    await exportAnnotated({ path, outPath, marks: [ours, kept], password }, context)
    const again = join(folder, 'again.pdf')
    expect((await run([ours], { path: outPath, outPath: again, password })).mode).toBe('rewrite')
    expect((await page(again, password)).marks.map(({ strings }) => strings.Contents)).toEqual(['kept'])
  })

  it('changes nothing for marks that the file does not have', async () => {
    const kinds = ['highlight', 'note', 'area', 'ink'] as const
    const place = fc.tuple(fc.integer({ min: 400, max: 500 }), fc.integer({ min: 100, max: 300 }))
    const absent = fc
      .record({ kind: fc.constantFrom(...kinds), place, pageIndex: fc.nat(5), name: fc.option(fc.uuid()) })
      .map(({ kind, place: [x, y], pageIndex, name }) =>
        mark({ kind, pageIndex, rect: [x, y, x + 20, y + 20], origin: 'file', externalName: name }),
      )
    const original = await foreign()
    const request = { original, marks: [mark()], present: [] }
    const { bytes: expected } = await writeIncremental({ ...request, removed: [] })
    await fc.assert(
      fc.asyncProperty(fc.array(absent, { maxLength: 4 }), async (removed) => {
        const written = await writeIncremental({ ...request, removed })
        expect(written.taken.map(({ fewer }) => fewer)).toEqual(removed.map(() => 0))
        expect(Buffer.from(written.bytes).equals(expected)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})
