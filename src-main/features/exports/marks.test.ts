import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../contract/annotations.ts'
import type { Library } from '../../core/library.ts'
import { loadPdfium, openDocument } from '../../pdf/pdfium/index.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { readW3c } from '../../formats/w3c/index.ts'

interface Marked {
  readonly library: Library
  readonly attachmentId: string
  readonly first: Annotation
  readonly second: Annotation
  readonly reply: Annotation
  readonly output: string
}

/** A file of two pages with a mark on each, the first of them answered. */
async function marked(): Promise<Marked> {
  const folder = await testFolder()
  const library = await testLibrary()
  const pages = [
    ['Roads of the Sahel', 'Migrants and refugees on the move.'],
    ['Protection', 'Water and care are asked for first.'],
  ]
  const path = await writePdf(join(folder, 'paper.pdf'), { pages })
  const { attachmentId } = await importOne(library, path)
  const { annotations } = library.client
  const first = await annotations.createByQuote({
    attachmentId,
    page: 1,
    quote: 'refugees',
    comment: 'to *check*',
    concepts: ['Niger'],
  })
  const second = await annotations.createByQuote({ attachmentId, page: 2, quote: 'Water and care' })
  const { pageIndex, rect } = first
  const place = { pageIndex, rect, quads: [], ink: [], quote: null, prefix: null, suffix: null }
  const reply = await annotations.create({
    ...place,
    attachmentId,
    kind: 'note',
    comment: 'done',
    inReplyTo: first.id,
  })
  return { library, attachmentId, first, second, reply, output: join(folder, 'marks') }
}

/** Numbers of marks on the pages of a file. */
async function countIn(path: string): Promise<number[]> {
  using document = openDocument(await loadPdfium(), await readFile(path))
  return [0, 1].map((at) => document.withPage(at, (page) => page.annotations().length))
}

describe('marks for others', () => {
  it('are Markdown by page, answers with what they answer', async () => {
    const { library, attachmentId, output } = await marked()
    const request = { attachmentId, format: 'markdown', path: output, language: 'fr' } as const
    expect(await library.client.exports.marks(request)).toEqual({
      path: output,
      download: null,
      annotations: 3,
    })
    const text = await readFile(output, 'utf8')
    expect(text).toContain('## p.\u00a01\n\n- **Essentiel** · surlignage')
    expect(text).toContain('> «\u00a0refugees\u00a0»\n\n  to *check*\n\n  Étiquettes\u00a0: Niger · Amina')
    expect(text.indexOf('done')).toBeLessThan(text.indexOf('## p.\u00a02'))
  })

  it('say what the library calls the colours', async () => {
    const { library, attachmentId, output } = await marked()
    await library.client.meanings.set({ meanings: [{ key: 1, names: { en: 'Of note' } }] })
    await library.client.exports.marks({ attachmentId, format: 'markdown', path: output })
    expect(await readFile(output, 'utf8')).toContain('- **Of note** · highlight')
  })

  it('are those that are shown, under the headings and in the order in which they are', async () => {
    const { library, attachmentId, first, second, output } = await marked()
    const groups = [
      { title: 'Later', ids: [second.id, '01900000-0000-7000-8000-000000000000'] },
      { title: 'Sooner', ids: [first.id] },
    ]
    const request = { attachmentId, format: 'markdown', path: output, groups } as const
    expect(await library.client.exports.marks(request)).toMatchObject({ annotations: 3 })
    const text = await readFile(output, 'utf8')
    const at = ['## Later', 'Water and care', '## Sooner', 'refugees', 'done'].map((words) =>
      text.indexOf(words),
    )
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
  })

  it('are W3C annotations that tell all of them', async () => {
    const { library, attachmentId, first, second, reply, output } = await marked()
    const groups = [{ title: null, ids: [first.id] }]
    const request = { attachmentId, format: 'w3c', path: output } as const
    await library.client.exports.marks(request)
    const { marks } = readW3c(JSON.parse(await readFile(output, 'utf8')))
    expect(marks.map(({ id }) => id)).toEqual([first.id, reply.id, second.id])
    expect(marks[0]).toMatchObject({ concepts: ['country:NE'], quote: 'refugees', comment: 'to *check*' })
    await library.client.exports.marks({ ...request, groups, overwrite: true })
    expect(readW3c(JSON.parse(await readFile(output, 'utf8'))).marks).toHaveLength(2)
  })

  it('take the place of a file only where that is asked for, and never of what the library keeps', async () => {
    const { library, attachmentId, output } = await marked()
    await writeFile(output, 'mine')
    const request = { attachmentId, format: 'w3c', path: output } as const
    const refused = { code: 'EXPORT_REFUSED', data: { reason: 'output-exists' } }
    await expect(library.client.exports.marks(request)).rejects.toMatchObject(refused)
    expect(await readFile(output, 'utf8')).toBe('mine')
    const { layout } = library.context
    for (const path of [layout.database, layout.file('ab'.repeat(32)), join(layout.records, '..', 'x.md')]) {
      const inside = library.client.exports.marks({ ...request, path, overwrite: true })
      await expect(inside).rejects.toMatchObject({ code: 'OUTPUT_IS_ORIGINAL' })
    }
  })

  it('are drawn into a copy alone, without those that the file has besides', async () => {
    const { library, attachmentId, first, reply, output } = await marked()
    const { exports } = library.client
    await exports.annotatedCopy({ attachmentId, path: `${output}.pdf` })
    const other = await testLibrary()
    const again = await importOne(other, `${output}.pdf`)
    const theirs = await other.client.annotations.list({ attachmentId: again.attachmentId })
    expect(theirs).toHaveLength(3)
    const wanted = theirs.filter(({ externalName }) => [first.id, reply.id].includes(externalName ?? ''))
    const copy = join(await testFolder(), 'two.pdf')
    const ids = wanted.map(({ id }) => id)
    await other.client.exports.annotatedCopy({ attachmentId: again.attachmentId, path: copy, ids })
    expect([await countIn(`${output}.pdf`), await countIn(copy)]).toEqual([
      [expect.any(Number), 1],
      [expect.any(Number), 0],
    ])
    expect((await countIn(copy))[0]).toBe((await countIn(`${output}.pdf`))[0])
  })
})
