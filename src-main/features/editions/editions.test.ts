import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EditionResult } from '../../contract/editions.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Library } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

const FIRST = [
  [
    'Mixed migration in the Sahel',
    'Smugglers are not seen as a single group by those who pay them.',
    'Page one.',
  ],
  ['Findings', 'More than half of respondents (54%) hired a smuggler.', 'Few reported help from officials.'],
]
const SECOND = [
  ['Foreword', 'This edition corrects two figures and adds a foreword.'],
  [
    'Mixed migration in the Sahel',
    'Smugglers are not seen as a single group by those who pay them.',
    'Page one.',
  ],
  ['Findings', 'A new line comes first here.', 'More than half of respondents (58%) hired a smuggler.'],
]

async function replace(library: Library, attachmentId: string, path: string): Promise<EditionResult> {
  const events = await library.client.editions.replace({ attachmentId, path })
  for (;;) {
    const { done, value } = await events.next()
    if (done) return value
  }
}

async function twoEditions() {
  const library = await testLibrary()
  const folder = await testFolder()
  const { publicationId, attachmentId } = await importOne(
    library,
    await writePdf(join(folder, 'report.pdf'), { pages: FIRST, title: 'Report' }),
  )
  const mark = async (page: number, quote: string, comment = ''): Promise<string> =>
    (await library.client.annotations.createByQuote({ attachmentId, page, quote, comment })).id
  const marks = {
    kept: await mark(1, 'not seen as a single group', 'the point'),
    corrected: await mark(2, 'More than half of respondents (54%) hired a smuggler.'),
    gone: await mark(2, 'Few reported help from officials.', 'to check'),
  }
  const path = await writePdf(join(folder, 'report-2.pdf'), { pages: SECOND, title: 'Report' })
  return { library, folder, publicationId, attachmentId, marks, path }
}

describe('a new edition', () => {
  it('takes the place of a file, and the marks go over to it with their ids', async () => {
    const { library, publicationId, attachmentId, marks, path } = await twoEditions()
    const result = await replace(library, attachmentId, path)
    expect(result).toMatchObject({ exact: 0, moved: 2, lost: 1 })
    const { attachments, sources } = await library.client.publications.get({ id: publicationId })
    expect(attachments.find(({ id }) => id === attachmentId)?.supersededBy).toBe(result.attachmentId)
    expect(sources.find((source) => source.attachmentId === result.attachmentId)?.path).toBe(path)
    const list = await library.client.annotations.list({ attachmentId: result.attachmentId })
    const byId = new Map(list.map((mark) => [mark.id, mark]))
    expect(byId.get(marks.kept)).toMatchObject({
      anchoring: 'moved',
      pageIndex: 1,
      quote: 'not seen as a single group',
      comment: 'the point',
    })
    expect(byId.get(marks.corrected)).toMatchObject({
      pageIndex: 2,
      quote: 'More than half of respondents (58%) hired a smuggler.',
    })
    expect(byId.get(marks.gone)).toMatchObject({ anchoring: 'lost', pageIndex: 1, comment: 'to check' })
    expect(await library.client.annotations.list({ attachmentId })).toEqual([])
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('is taken back with everything by one command, and brought again by another', async () => {
    const { library, publicationId, attachmentId, path } = await twoEditions()
    const before = await library.client.annotations.list({ attachmentId })
    const { command, attachmentId: next } = await replace(library, attachmentId, path)
    const undone = await library.client.history.undo({ command })
    expect(undone.kept).toEqual([])
    expect(await library.client.annotations.list({ attachmentId })).toEqual(before)
    const { attachments } = await library.client.publications.get({ id: publicationId })
    expect(attachments.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([[attachmentId, null]])
    expect((await library.client.library.check()).problems).toEqual([])
    await library.client.history.undo({ command: undone.command })
    expect(await library.client.annotations.list({ attachmentId: next })).toHaveLength(3)
  })

  it('lists lost marks with the file they come from; a person places them or keeps them as notes', async () => {
    const { library, publicationId, attachmentId, marks, path } = await twoEditions()
    const { attachmentId: next } = await replace(library, attachmentId, path)
    const [lost, ...more] = await library.client.editions.lost({ attachmentId: next })
    expect(more).toEqual([])
    expect(lost).toMatchObject({ from: attachmentId, annotation: { id: marks.gone } })
    if (!lost) return
    const [found] = await library.client.annotations.list({ attachmentId: next })
    if (!found) throw new Error('no mark')
    const { pageIndex, rect, quads, ink, quote, prefix, suffix } = found
    const anchor = { pageIndex, rect, quads, ink, quote, prefix, suffix }
    const placed = await library.client.editions.place({ id: marks.gone, anchor })
    expect(await library.client.editions.lost({ attachmentId: next })).toEqual([])
    await library.client.history.undo({ command: placed.command })
    await library.client.editions.keepAsNote({ id: marks.gone })
    const { notes } = await library.client.publications.get({ id: publicationId })
    expect(notes.map(({ text }) => text)).toEqual(['> Few reported help from officials. (p. 2)\n\nto check'])
    expect(await library.client.editions.lost({ attachmentId: next })).toEqual([])
  })

  it('never writes a lost mark into a copy, and says so', async () => {
    const { library, folder, attachmentId, marks, path } = await twoEditions()
    const { attachmentId: next } = await replace(library, attachmentId, path)
    const copy = join(folder, 'copy.pdf')
    const result = await library.client.exports.annotatedCopy({ attachmentId: next, path: copy })
    expect(result).toMatchObject({ annotations: 2, unplaced: [{ id: marks.gone, page: 2 }] })
  })

  it('refuses the same file, one of another publication, and a file that was replaced before', async () => {
    const { library, folder, attachmentId, path } = await twoEditions()
    const same = await writePdf(join(folder, 'other.pdf'), { pages: [['Another']], title: 'Another' })
    await importOne(library, same)
    await expect(replace(library, attachmentId, same)).rejects.toMatchObject({ code: 'EDITION_ELSEWHERE' })
    await expect(replace(library, attachmentId, join(folder, 'report.pdf'))).rejects.toMatchObject({
      code: 'EDITION_SAME_FILE',
    })
    await replace(library, attachmentId, path)
    await expect(replace(library, attachmentId, path)).rejects.toMatchObject({ code: 'EDITION_REPLACED' })
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('changes nothing when it is stopped', async () => {
    const { library, publicationId, attachmentId, path } = await twoEditions()
    const events = await library.client.editions.replace({ attachmentId, path })
    await events.next()
    await events.return(undefined)
    expect(await library.client.annotations.list({ attachmentId })).toHaveLength(3)
    expect((await library.client.publications.get({ id: publicationId })).attachments).toHaveLength(1)
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('takes a second edition of an edition; what was lost is looked for again', async () => {
    const { library, folder, attachmentId, marks, path } = await twoEditions()
    const second = await replace(library, attachmentId, path)
    const third = await writePdf(join(folder, 'report-3.pdf'), {
      pages: [...SECOND, ...FIRST],
      title: 'Report',
    })
    const result = await replace(library, second.attachmentId, third)
    expect(result.lost).toBe(0)
    const list = await library.client.annotations.list({ attachmentId: result.attachmentId })
    expect(list.find(({ id }) => id === marks.gone)).toMatchObject({ anchoring: 'moved', pageIndex: 4 })
  })

  it('of files that PDFium does not open is read by pdf.js', async () => {
    const { library, attachmentId, marks, path } = await twoEditions()
    const { pool } = library.context
    const run = pool.run.bind(pool)
    pool.run = (job, input, call) =>
      job === 'extract' ? Promise.reject(new CartableError('PDF_CORRUPT')) : run(job, input, call)
    const engines = async () => {
      const { attachments } = await library.client.publications.ofAttachment({ attachmentId })
      return attachments.map(({ engine }) => engine)
    }
    const second = await replace(library, attachmentId, path)
    expect(await engines()).toEqual(['pdfium', 'pdfjs'])
    expect(second).toMatchObject({ moved: 2, lost: 1 })
    const listed = await library.client.annotations.list({ attachmentId: second.attachmentId })
    expect(listed.find(({ id }) => id === marks.corrected)).toMatchObject({
      pageIndex: 2,
      quote: 'More than half of respondents (58%) hired a smuggler.',
    })
    // And from one of them to another, by a mark that was made on the first.
    const mark = { attachmentId: second.attachmentId, page: 3, quote: 'A new line' }
    const { id, quads } = await library.client.annotations.createByQuote(mark)
    const same = await writePdf(join(path, '..', 'report-3.pdf'), { pages: SECOND, keywords: 'again' })
    const third = await replace(library, second.attachmentId, same)
    const last = await library.client.annotations.list({ attachmentId: third.attachmentId })
    expect(last.find((each) => each.id === id)).toMatchObject({ quads, anchoring: 'exact' })
  })
})
