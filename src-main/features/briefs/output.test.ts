import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { BriefProgress } from '../../contract/briefs.ts'
import { resultOf } from '../../contract/stream.ts'
import { loadPdfium, openDocument } from '../../pdf/pdfium/index.ts'
import { testFolder } from '../../testing/library.ts'
import { exportForDownload } from './output-files.ts'
import { type MarkedLibrary, markedLibrary, ONLY_ON_PAGE } from './library.fixture.ts'

const NO_OPTIONS = { cover: false, contents: false, bibliography: true, annex: true, provenance: true }

async function withBrief({ client, smugglers, returns, passeurs }: MarkedLibrary): Promise<string> {
  const { id } = await client.briefs.create({
    ...{ title: 'Routes / Sahel?', language: 'fr', author: 'Amina Diallo', options: NO_OPTIONS },
    template: 'briefing-note',
  })
  await client.briefs.addItems({
    briefId: id,
    items: [
      { kind: 'paragraph', markdown: 'Trois *constats*.' },
      { kind: 'excerpt', annotationId: smugglers.id },
      { kind: 'excerpt', annotationId: passeurs.id },
      { kind: 'excerpt', annotationId: returns.id, form: 'image' },
    ],
  })
  return id
}

/** Text of all pages, words separated by single spaces. */
async function textOf(bytes: Uint8Array): Promise<string> {
  using document = openDocument(await loadPdfium(), bytes)
  const pages = Array.from({ length: document.pageCount }, (_, index) =>
    document.withPage(index, ({ text }) => String.fromCodePoint(...text.chars.codes)),
  )
  return pages.join(' ').replace(/\s+/gu, ' ')
}

describe('briefs.export', () => {
  it('sets a brief with its citations, provenance and marked pages; again, byte for byte', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const briefId = await withBrief(marked)
    const folder = await testFolder()
    const path = join(folder, 'note.pdf')
    const result = await resultOf(client.briefs.export({ briefId, format: 'pdf', path }))
    const bytes = await readFile(path)
    expect(result).toMatchObject({ path, download: null, bytes: bytes.byteLength, excerpts: 3 })
    // English in a French brief: said, and set all the same.
    expect(result.warnings.map(({ code }) => code)).toEqual(['other-language'])
    const text = await textOf(bytes)
    expect(text).toContain('Smugglers on the roads of the Sahel')
    expect(text).toContain('Les passeurs changent de route')
    expect(text).toContain('conforme')
    // Three pages with marks, each behind the text with its own words.
    expect(text).toContain(ONLY_ON_PAGE)
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(result.pages)

    await expect(resultOf(client.briefs.export({ briefId, format: 'pdf', path }))).rejects.toMatchObject({
      code: 'EXPORT_REFUSED',
    })
    // What happens to a mark is no matter of a brief that did not take it over.
    await client.annotations.update({ id: smugglers.id, comment: 'something else' })
    await resultOf(client.briefs.export({ briefId, format: 'pdf', path, overwrite: true }))
    expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
  })

  it('says nothing of internal comments and names when asked', async () => {
    const marked = await markedLibrary()
    const { client, smugglers } = marked
    const briefId = await withBrief(marked)
    const item = (await client.briefs.get({ id: briefId })).items.find(
      ({ content }) => content.kind === 'excerpt' && content.annotationId === smugglers.id,
    )
    await client.briefs.updateItem({ id: item?.id ?? '', fields: { commentShareable: false } })
    const write = async (more: { internal?: boolean; anonymous?: boolean }) => {
      const path = join(await testFolder(), 'note.pdf')
      await resultOf(client.briefs.export({ briefId, format: 'pdf', path, ...more }))
      const bytes = await readFile(path)
      return { text: await textOf(bytes), author: (await PDFDocument.load(bytes)).getAuthor() ?? '' }
    }
    const usual = await write({})
    expect(usual.text).not.toContain('à citer')
    expect(usual.author).toContain('Amina')
    const other = await write({ internal: true, anonymous: true })
    expect(other.text).toContain('à citer')
    expect(other.text + other.author).not.toContain('Amina')
  })

  it('comes out without a file that is gone or another one now, and says so', async () => {
    const marked = await markedLibrary()
    const { library, client, wells } = marked
    const briefId = await withBrief(marked)
    const { attachments } = await client.publications.get({ id: wells.publicationId })
    await appendFile(library.context.layout.file(attachments[0]?.sha256 ?? ''), '\n')
    const path = join(await testFolder(), 'note.pdf')
    const { warnings } = await resultOf(client.briefs.export({ briefId, format: 'pdf', path }))
    expect(warnings.map(({ code }) => code)).toEqual(['other-language', 'file-changed', 'file-changed'])
    const text = await textOf(await readFile(path))
    expect(text).toContain('Smugglers on the roads of the Sahel')
    expect(text).toContain('fichier modifié')
    expect(text).not.toContain(ONLY_ON_PAGE)
  })

  it('comes out as Word, Markdown with its pictures beside it, and HTML; again, byte for byte', async () => {
    const marked = await markedLibrary()
    const { library, client } = marked
    const briefId = await withBrief(marked)
    const folder = await testFolder()
    for (const format of ['docx', 'md', 'html'] as const) {
      const path = join(folder, `note.${format}`)
      const { excerpts } = await resultOf(client.briefs.export({ briefId, format, path }))
      expect(excerpts).toBe(3)
      const bytes = await readFile(path)
      await resultOf(client.briefs.export({ briefId, format, path, overwrite: true }))
      expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
    }
    const [picture = ''] = await readdir(join(folder, 'note.pictures'))
    const markdown = await readFile(join(folder, 'note.md'), 'utf8')
    expect(markdown).toContain(`note.pictures/${picture}`)
    expect(markdown).toContain('Les passeurs changent de route')

    // In a browser it is one file.
    const pending = join(folder, 'pending')
    const request = {
      briefId,
      format: 'md',
      options: {},
      internal: false,
      anonymous: false,
      passwords: {},
    } as const
    const { name } = await exportForDownload(library.context, request, pending)
    expect(name).toBe('Routes Sahel.zip')
    const files = unzipSync(await readFile(pending))
    expect(Object.keys(files)).toEqual(['Routes Sahel.md', `Routes Sahel.pictures/${picture}`])
  })

  it('writes nothing into the library, nor over what is there', async () => {
    const marked = await markedLibrary()
    const { library, client } = marked
    const briefId = await withBrief(marked)
    const path = join(library.context.layout.folder, 'note.pdf')
    await expect(resultOf(client.briefs.export({ briefId, format: 'pdf', path }))).rejects.toMatchObject({
      code: 'OUTPUT_IS_ORIGINAL',
    })
    await expect(stat(path)).rejects.toThrow()
  })

  it('tells its steps, each counted, and leaves nothing when it is given up', async () => {
    const marked = await markedLibrary()
    const { client } = marked
    const briefId = await withBrief(marked)
    const path = join(await testFolder(), 'note.pdf')
    const steps: BriefProgress[] = []
    await resultOf(client.briefs.export({ briefId, format: 'pdf', path }), (step) => steps.push(step))
    // What is gathered during the check is told where it takes longer.
    const stages = steps.map(({ stage }) => stage)
    const told = ['check', 'citations', 'pictures', 'annex', 'typeset', 'write'] as const
    expect([...new Set(stages)]).toEqual(told.filter((stage) => stages.includes(stage)))
    expect(stages).toEqual(expect.arrayContaining(['check', 'typeset', 'write']))
    expect(steps.filter(({ stage }) => stage === 'check').map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ])
    const unchecked: BriefProgress[] = []
    const plain = { ...NO_OPTIONS, provenance: false }
    await resultOf(
      client.briefs.export({ briefId, format: 'pdf', path, overwrite: true, options: plain }),
      (step) => unchecked.push(step),
    )
    // The pictures were drawn for the export before.
    const others = told.filter((stage) => stage !== 'check' && stage !== 'pictures')
    expect([...new Set(unchecked.map(({ stage }) => stage))]).toEqual(others)
    expect(unchecked.find(({ stage }) => stage === 'annex')).toMatchObject({ done: 0, total: 3 })

    for (const stop of ['check', 'typeset'] as const) {
      const given = join(await testFolder(), 'stopped.pdf')
      const stream = await client.briefs.export({ briefId, format: 'pdf', path: given })
      for await (const { stage } of stream) if (stage === stop) break
      await expect(stat(given)).rejects.toThrow()
    }
    // The library is well: the next export comes out.
    await resultOf(client.briefs.export({ briefId, format: 'pdf', path, overwrite: true }))
  })

  it('uses templates and styles of the library, and goes on with its own where they fail', async () => {
    const marked = await markedLibrary()
    const { library, client } = marked
    const briefId = await withBrief(marked)
    const { templates, styles } = library.context.layout
    await mkdir(join(templates, 'own-note'), { recursive: true })
    await writeFile(join(templates, 'own-note', 'template.typ'), '#let broken = (')
    await mkdir(styles)
    await writeFile(join(styles, 'own-style.csl'), '<style>')
    await client.briefs.update({ id: briefId, fields: { template: 'own-note', style: 'own-style' } })
    const { warnings, pages } = await client.briefs.preview({ briefId })
    expect(warnings.map(({ code }) => code)).toEqual(['other-language', 'style-failed', 'template-failed'])
    expect(pages).toBeGreaterThan(0)
  })
})

describe('briefs.preview', () => {
  it('shows the text without annex, where each item begins, and how many words there are', async () => {
    const marked = await markedLibrary()
    const { client } = marked
    const briefId = await withBrief(marked)
    const { pdf, pages, words, pageOf } = await client.briefs.preview({ briefId })
    const bytes = Buffer.from(pdf, 'base64')
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(pages)
    expect(await textOf(bytes)).not.toContain(ONLY_ON_PAGE)
    const { items } = await client.briefs.get({ id: briefId })
    expect(Object.keys(pageOf).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
    // Title 2, headings 7, paragraph 2, quotations 7 and 5, comments 2 and 2.
    expect(words).toBe(27)
  })
})
