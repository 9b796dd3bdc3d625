import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../contract/annotations.ts'
import type { Library } from '../../core/library.ts'
import { loadPdfium, openDocument } from '../../pdf/pdfium/index.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { makePdf } from '../../testing/pdf.ts'

/** A file with a highlight, a note without a name and an answer to the highlight, all by another program. */
async function markedPdf(): Promise<Uint8Array> {
  const bytes = await makePdf({ pages: [['Roads of the Sahel', 'Migrants and refugees on the move.']] })
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context: objects } = document
  const add = (entries: Record<string, string | number | number[]>, texts: Record<string, string>) => {
    const dict = objects.obj({ Type: 'Annot', ...entries })
    for (const [key, text] of Object.entries(texts)) dict.set(PDFName.of(key), PDFString.of(text))
    return { dict, ref: objects.register(dict) }
  }
  const place = { Rect: [60, 765, 260, 790], QuadPoints: [60, 790, 260, 790, 60, 765, 260, 765] }
  const highlight = add(
    { Subtype: 'Highlight', C: [0, 1, 0], F: 4, ...place },
    { NM: 'theirs', T: 'Ali', Contents: 'a remark' },
  )
  const note = add(
    { Subtype: 'Text', Rect: [400, 500, 420, 520], C: [1, 1, 0] },
    { T: 'Bea', Contents: 'a note' },
  )
  const answer = add(
    { Subtype: 'Text', Rect: [60, 765, 80, 785], F: 30 },
    { NM: 'answer', T: 'Cem', Contents: 'an answer' },
  )
  answer.dict.set(PDFName.of('IRT'), highlight.ref)
  document.getPage(0).node.set(PDFName.of('Annots'), objects.obj([highlight.ref, note.ref, answer.ref]))
  return document.save({ useObjectStreams: false })
}

interface Filed {
  readonly library: Library
  readonly attachmentId: string
  /** The file in the library's store. */
  readonly stored: string
  marks(): Promise<Annotation[]>
  export(path: string, overwrite?: boolean): Promise<string>
}

/** A new library that holds one file. */
async function file(bytes: Uint8Array): Promise<Filed> {
  const path = join(await testFolder(), 'paper.pdf')
  await writeFile(path, bytes)
  const library = await testLibrary()
  const events = await library.client.imports.run({ paths: [path] })
  let step = await events.next()
  while (!step.done) step = await events.next()
  const [publication] = (await library.client.publications.list({})).rows
  const { attachments } = await library.client.publications.get({ id: publication?.id ?? '' })
  const { id: attachmentId, sha256 } = attachments[0] ?? { id: '', sha256: '' }
  return {
    library,
    attachmentId,
    stored: library.context.layout.file(sha256),
    marks: () => library.client.annotations.list({ attachmentId }),
    async export(output, overwrite = false) {
      const copy = await library.client.exports.annotatedCopy({ attachmentId, path: output, overwrite })
      return copy.path ?? ''
    },
  }
}

/** Author and text of the marks of a file's first page. */
async function marksIn(path: string): Promise<string[]> {
  using document = openDocument(await loadPdfium(), await readFile(path))
  const found = document.withPage(0, (page) => page.annotations())
  return found.map(({ strings }) => `${strings.T}: ${strings.Contents}`).sort()
}

async function outputPath(): Promise<string> {
  return join(await testFolder(), 'copy.pdf')
}

function withComment(marks: readonly Annotation[], comment: string): Annotation {
  const found = marks.find((mark) => mark.comment === comment)
  if (found === undefined) throw new Error(`No mark says ${comment}`)
  return found
}

const UNTOUCHED = ['Ali: a remark', 'Bea: a note', 'Cem: an answer']

describe('annotated copies of a file with marks of another program', () => {
  it('start from marks that can be edited, with their authors and texts', async () => {
    const filed = await file(await markedPdf())
    const marks = await filed.marks()
    expect(marks.map(({ author, comment }) => `${author}: ${comment}`).sort()).toEqual(UNTOUCHED)
    expect(new Set(marks.map(({ origin }) => origin))).toEqual(new Set(['file']))
    const remark = withComment(marks, 'a remark')
    expect(remark).toMatchObject({ kind: 'highlight', externalName: 'theirs', colour: '#00ff00' })
    expect(withComment(marks, 'an answer').inReplyTo).toBe(remark.id)
    await filed.library.client.annotations.takeOver({ ids: [remark.id] })
    const edited = await filed.library.client.annotations.update({ id: remark.id, comment: 'edited' })
    expect(edited.comment).toBe('edited')
  })

  it('have the same marks where nothing was edited', async () => {
    const filed = await file(await markedPdf())
    expect(await marksIn(await filed.export(await outputPath()))).toEqual(UNTOUCHED)
  })

  it('have an edited text once, in the name of who took it over', async () => {
    const filed = await file(await markedPdf())
    const { client } = filed.library
    for (const comment of ['a remark', 'a note']) {
      const { id } = withComment(await filed.marks(), comment)
      await client.annotations.takeOver({ ids: [id] })
      await client.annotations.update({ id, comment: `${comment}, edited` })
    }
    const copy = await filed.export(await outputPath())
    expect(await marksIn(copy)).toEqual([
      'Amina: a note, edited',
      'Amina: a remark, edited',
      'Cem: an answer',
    ])
  })

  it('have a removed mark no more, and have it again when that is undone', async () => {
    const filed = await file(await markedPdf())
    const { client } = filed.library
    await client.annotations.takeOver({ ids: (await filed.marks()).map(({ id }) => id) })
    await client.annotations.remove({ id: withComment(await filed.marks(), 'a remark').id })
    const { command } = await client.annotations.remove({
      id: withComment(await filed.marks(), 'a note').id,
    })
    expect(await marksIn(await filed.export(await outputPath()))).toEqual(['Amina: an answer'])
    await client.history.undo({ command })
    expect(await marksIn(await filed.export(await outputPath()))).toEqual([
      'Amina: a note',
      'Amina: an answer',
    ])
  })

  it('do not double marks on the way through a second library', async () => {
    const first = await file(await markedPdf())
    const { client } = first.library
    const { attachmentId } = first
    const quote = { attachmentId, page: 1, quote: 'refugees', comment: 'ours' } as const
    await client.annotations.createByQuote(quote)
    await client.annotations.createByQuote({ ...quote, kind: 'note', comment: 'our note' })
    const copy = await first.export(await outputPath())
    const expected = [...UNTOUCHED, 'Amina: our note', 'Amina: ours'].sort()
    expect(await marksIn(copy)).toEqual(expected)
    const second = await file(await readFile(copy))
    expect(await marksIn(await second.export(await outputPath()))).toEqual(expected)
    const { id } = withComment(await second.marks(), 'ours')
    await second.library.client.annotations.update({ id, comment: 'ours, again' })
    const again = await marksIn(await second.export(await outputPath()))
    expect(again).toEqual(expected.map((text) => text.replace(/ours$/, 'ours, again')).sort())
  })
})

it('the icon of a note about a passage stands in the margin', async () => {
  const filed = await file(await makePdf({ pages: [['Roads', 'Migrants and refugees on the move.']] }))
  const { attachmentId } = filed
  const note = { attachmentId, page: 1, quote: 'refugees', kind: 'note', comment: 'why?' } as const
  await filed.library.client.annotations.createByQuote(note)
  const copy = await readFile(await filed.export(await outputPath()))
  using document = openDocument(await loadPdfium(), copy)
  const [left, , right] = document.withPage(0, (page) => page.annotations()[0]?.rect) ?? []
  expect(left).toBeGreaterThan(30)
  // The lines begin at 60.
  expect(right).toBeLessThan(60)
})

describe('the output of an annotated copy', () => {
  it('replaces a file only where that is asked for', async () => {
    const filed = await file(await markedPdf())
    const output = await outputPath()
    await writeFile(output, 'somebody’s work')
    await expect(filed.export(output)).rejects.toMatchObject({
      code: 'EXPORT_REFUSED',
      data: { reason: 'output-exists' },
    })
    expect(await readFile(output, 'utf8')).toBe('somebody’s work')
    expect(await marksIn(await filed.export(output, true))).toEqual(UNTOUCHED)
  })

  it('is never the stored original', async () => {
    const filed = await file(await markedPdf())
    const before = await readFile(filed.stored)
    await expect(filed.export(filed.stored, true)).rejects.toMatchObject({ code: 'OUTPUT_IS_ORIGINAL' })
    expect((await readFile(filed.stored)).equals(before)).toBe(true)
  })

  it('is not made from a stored file that changed', async () => {
    const filed = await file(await markedPdf())
    await chmod(filed.stored, 0o600)
    await appendFile(filed.stored, '\n')
    const output = await outputPath()
    await expect(filed.export(output)).rejects.toMatchObject({ code: 'FILE_CHANGED' })
    await expect(readFile(output)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
