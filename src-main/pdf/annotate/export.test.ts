import { createHash } from 'node:crypto'
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INK_WIDTH } from '../../contract/ink.ts'
import { openDocument, type PdfiumAnnotation } from '../pdfium/index.ts'
import { exportAnnotated, type ExportOutcome, type ExportRequest } from './export.ts'
import { context, mark, paper } from './fixtures.ts'
import { markAppearance, usualInkWidth } from './appearance.ts'
import type { ExportMark } from './mark.ts'

let folder: string
let path: string
let outPath: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-export-'))
  path = join(folder, 'paper.pdf')
  outPath = join(folder, 'copy.pdf')
  await writeFile(path, await paper())
})
afterEach(() => rm(folder, { recursive: true }))

function run(marks: readonly ExportMark[], more: Partial<ExportRequest> = {}): Promise<ExportOutcome> {
  return exportAnnotated({ path, outPath, marks, ...more }, context)
}

async function annotations(file = outPath, password?: string): Promise<PdfiumAnnotation[]> {
  const pdfium = await context.pdfium()
  using document = openDocument(pdfium, await readFile(file), password)
  return document.withPage(0, (page) => page.annotations())
}

const KINDS: readonly ExportMark[] = [
  mark(),
  mark({ kind: 'underline', rect: [50, 645, 200, 662], quads: [[50, 662, 200, 662, 50, 645, 200, 645]] }),
  mark({ kind: 'strikeout', colour: '#cc0000', quads: [[50, 662, 200, 662, 50, 645, 200, 645]] }),
  mark({ kind: 'squiggly', colour: '#00aa00', quads: [[50, 662, 200, 662, 50, 645, 200, 645]] }),
  mark({ kind: 'note', rect: [20, 700, 40, 720], quads: [] }),
  mark({
    kind: 'freetext',
    rect: [300, 500, 480, 560],
    quads: [],
    comment: 'Été à Rabat,\n(1377) مرحبا بالعالم',
  }),
  mark({ kind: 'ink', rect: [100, 300, 200, 350], quads: [], ink: [[100, 300, 150, 350, 200, 300]] }),
  mark({ kind: 'area', rect: [300, 300, 400, 350], quads: [] }),
]

describe('exportAnnotated', () => {
  it('appends every kind of mark and keeps the original bytes in front', async () => {
    const original = await readFile(path)
    const outcome = await run(KINDS)
    const copy = await readFile(outPath)
    expect(outcome).toEqual({
      mode: 'incremental',
      annotations: KINDS.length,
      bytesAdded: copy.length - original.length,
      signed: false,
      signatureKept: false,
    })
    expect(copy.subarray(0, original.length).equals(original)).toBe(true)
    expect(await readFile(path)).toEqual(original)
    const found = await annotations()
    expect(found.map(({ subtype }) => subtype)).toEqual([
      'Highlight',
      'Underline',
      'StrikeOut',
      'Squiggly',
      'Text',
      'FreeText',
      'Ink',
      'Square',
    ])
    expect(found.map(({ strings }) => strings.NM)).toEqual(KINDS.map(({ id }) => id))
    expect(found[0]).toMatchObject({
      flags: 4,
      rect: [50, 695, 250, 720],
      quads: [[50, 720, 250, 720, 50, 695, 250, 695]],
      colour: [255, 209, 0],
      strings: { T: 'Zoë Œuvre', Contents: 'remarque – ملاحظة', Subj: 'Highlight', M: 'D:20261123180000Z' },
    })
    expect(found[4]?.flags).toBe(28)
    expect(found[6]?.ink).toEqual([[100, 300, 150, 350, 200, 300]])
  })

  it('draws lines as wide as the pen was pressed, and lists their points as they are', async () => {
    const drawn = { ink: [[100, 300, 150, 350, 200, 300]], inkWidths: [[1, 3, 1]] }
    const pen = mark({ kind: 'ink', rect: [100, 300, 200, 350], quads: [], ...drawn })
    await run([pen])
    expect((await annotations())[0]?.ink).toEqual(drawn.ink)
    const { content } = markAppearance(pen)
    const widths = [...content.matchAll(/([\d.]+) w/g)].map(([, width]) => Number(width))
    expect([Math.min(...widths), Math.max(...widths)]).toEqual([1.1, 3])
    expect(usualInkWidth(pen)).toBe(1.7)
    expect(usualInkWidth({ ...pen, inkWidths: null })).toBe(INK_WIDTH)
  })

  it('writes entries that only the dictionary shows', async () => {
    await run([mark()])
    const document = await PDFDocument.load(await readFile(outPath), { updateMetadata: false })
    const { context: objects } = document
    const annotation = objects
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .find((text) => text.includes('/Subtype /Highlight'))
    expect(annotation).toContain(`/P ${document.getPage(0).ref.toString()}`)
    expect(annotation).toMatch(/\/CA 1\b/)
    expect(annotation).toMatch(/\/AP <<\s*\/N \d+ 0 R/)
    const streams = objects.enumerateIndirectObjects().map(([, object]) => object.toString())
    expect(
      streams.some((text) => text.includes('/BM /Multiply') && text.includes('/BBox [ 50 695 250 720 ]')),
    ).toBe(true)
  })

  it('replaces what an earlier export wrote', async () => {
    const first = mark()
    await run([first])
    const again = join(folder, 'again.pdf')
    await run([{ ...first, comment: 'second version' }, mark({ kind: 'note', quads: [] })], {
      path: outPath,
      outPath: again,
    })
    const found = await annotations(again)
    expect(found.map(({ strings }) => strings.Contents)).toEqual(['second version', 'remarque – ملاحظة'])
  })

  it('leaves alone what the file has already, and changes what was changed', async () => {
    const [kept, changed] = [mark(), mark({ kind: 'area', rect: [300, 300, 400, 350], quads: [] })]
    await run([kept, changed])
    const again = join(folder, 'again.pdf')
    const fromFile = { origin: 'file', id: '0198c0de-0000-7000-8000-ffffffffffff' } as const
    const outcome = await run(
      [
        { ...kept, ...fromFile, externalName: kept.id, unchanged: true },
        { ...changed, ...fromFile, externalName: changed.id, comment: 'changed' },
      ],
      { path: outPath, outPath: again },
    )
    expect(outcome.annotations).toBe(1)
    const found = await annotations(again)
    expect(found.map(({ strings }) => [strings.NM, strings.Contents])).toEqual([
      [kept.id, kept.comment],
      [changed.id, 'changed'],
    ])
  })

  it('links an answer to its mark, also where the answer comes first', async () => {
    const note = mark({ kind: 'note', quads: [] })
    await run([mark({ kind: 'note', quads: [], comment: 'answer', inReplyTo: note.id }), note])
    const answer = (await annotations()).find(({ strings }) => strings.Contents === 'answer')
    expect(answer).toMatchObject({ inReplyTo: note.id, flags: 30 })
  })

  it('drops characters that readers cannot give back', async () => {
    await run([mark({ comment: 'a\u0000b\u001bc\ud800d' })])
    expect((await annotations())[0]?.strings.Contents).toBe('abc\ufffdd')
  })

  it('writes a file with a broken cross-reference anew', async () => {
    const bytes = Buffer.from(await paper())
    const at = bytes.lastIndexOf('startxref')
    await writeFile(path, Buffer.concat([bytes.subarray(0, at), Buffer.from('startxref\n17\n%%EOF\n')]))
    expect((await run([mark()])).mode).toBe('rewrite')
    expect(await annotations()).toHaveLength(1)
  })

  it('writes a file with junk before its header anew', async () => {
    await writeFile(path, Buffer.concat([Buffer.from('junk\n'), await paper()]))
    expect((await run([mark()])).mode).toBe('rewrite')
  })
})

describe('encrypted files', () => {
  async function encrypt(): Promise<void> {
    const document = await PDFDocument.load(await paper(), { updateMetadata: false })
    document.encrypt({ userPassword: 'user', ownerPassword: 'owner' })
    await writeFile(path, await document.save({ useObjectStreams: false }))
  }

  it('stay encrypted with their own passwords', async () => {
    await encrypt()
    expect((await run([mark(), mark({ kind: 'note', quads: [] })], { password: 'user' })).mode).toBe(
      'rewrite',
    )
    expect(await annotations(outPath, 'user')).toHaveLength(2)
    await expect(annotations(outPath)).rejects.toMatchObject({ code: 'PDF_PASSWORD' })
    const bytes = await readFile(outPath)
    expect(bytes.includes('Oeuvre', 0, 'utf16le')).toBe(false)
  })

  it('need their password', async () => {
    await encrypt()
    await expect(run([mark()])).rejects.toMatchObject({ code: 'PDF_PASSWORD' })
    expect(await readdir(folder)).toEqual(['paper.pdf'])
  })
})

describe('signed files', () => {
  async function sign(level?: number): Promise<Buffer> {
    const bytes = await paper(1, (document) => {
      const { context: objects } = document
      const reference = { TransformMethod: 'DocMDP', TransformParams: { P: level ?? 2 } }
      const signature = objects.register(
        objects.obj({
          Type: 'Sig',
          ByteRange: [0, 10, 20, 30],
          ...(level === undefined ? {} : { Reference: [reference] }),
        }),
      )
      if (level !== undefined) document.catalog.set(PDFName.of('Perms'), objects.obj({ DocMDP: signature }))
    })
    await writeFile(path, bytes)
    return Buffer.from(bytes)
  }

  it('keep the bytes that were signed', async () => {
    const original = await sign()
    expect(await run([mark()])).toMatchObject({ mode: 'incremental', signed: true, signatureKept: true })
    expect((await readFile(outPath)).subarray(0, original.length).equals(original)).toBe(true)
  })

  it('are refused where the signature would break, unless that is allowed', async () => {
    const bytes = await sign()
    await writeFile(path, Buffer.concat([Buffer.from('junk\n'), bytes]))
    await expect(run([mark()])).rejects.toMatchObject({ code: 'EXPORT_REFUSED', data: { reason: 'signed' } })
    const outcome = await run([mark()], { allowBreakingSignature: true })
    expect(outcome).toMatchObject({ mode: 'rewrite', signed: true, signatureKept: false })
  })

  it('are refused where the certificate forbids annotations', async () => {
    await sign(2)
    await expect(run([mark()])).rejects.toMatchObject({ data: { reason: 'signature-forbids-changes' } })
    expect(await run([mark()], { allowBreakingSignature: true })).toMatchObject({ signatureKept: false })
  })

  it('are written where the certificate allows annotations', async () => {
    await sign(3)
    expect(await run([mark()])).toMatchObject({ signed: true, signatureKept: true })
  })
})

describe('files and folders', () => {
  it('never writes over the original, whatever its name', async () => {
    const original = await readFile(path)
    await symlink(path, join(folder, 'symbolic.pdf'))
    await link(path, join(folder, 'hard.pdf'))
    for (const name of ['paper.pdf', 'symbolic.pdf', 'hard.pdf']) {
      const refused = run([mark()], { outPath: join(folder, name) })
      await expect(refused).rejects.toMatchObject({ code: 'OUTPUT_IS_ORIGINAL' })
    }
    expect(await readFile(path)).toEqual(original)
  })

  it('names a missing file, a missing folder and a changed original', async () => {
    await expect(run([mark()], { path: join(folder, 'none.pdf') })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
    await expect(run([mark()], { outPath: join(folder, 'none', 'copy.pdf') })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
    await expect(run([mark()], { expectedSha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'FILE_CHANGED',
    })
    const expectedSha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    expect((await run([mark()], { expectedSha256 })).annotations).toBe(1)
  })

  it('leaves nothing behind when it refuses', async () => {
    await expect(run([mark({ pageIndex: 9 })])).rejects.toMatchObject({ code: 'EXPORT_REFUSED' })
    expect(await readdir(folder)).toEqual(['paper.pdf'])
  })

  it('names an output below a file, and one that is a folder', async () => {
    await expect(run([mark()], { outPath: join(path, 'copy.pdf') })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
    await mkdir(outPath)
    await expect(run([mark()])).rejects.toMatchObject({ code: 'PERMISSION_DENIED', data: { path: outPath } })
    expect((await readdir(folder)).sort()).toEqual(['copy.pdf', 'paper.pdf'])
  })
})
