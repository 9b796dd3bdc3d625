import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { cartable, lines } from './run.fixture.ts'

const PAGES = [
  ['Routes of the made-up desert', 'RESEARCH REPORT', 'May 2019', 'Smugglers and mixed migration in Niger.'],
]

describe('cartable', () => {
  it('does the main job: import, catalogue, tag, search, annotate, export, check', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const pdf = await writePdf(join(folder, 'routes_EN.pdf'), { pages: PAGES })

    const imported = await cartable('import', pdf, ...library)
    expect(imported.status).toBe(0)
    const [result, last] = lines(imported.stdout)
    expect(result).toMatchObject({ path: pdf, status: 'imported', pages: 1, reason: null })
    expect(last).toMatchObject({
      summary: { imported: 1, duplicate: 0, needsPassword: 0, rejected: 0, unsupported: 0 },
    })
    const id = String(result?.['publicationId'])
    const attachment = String(result?.['attachmentId'])

    expect(
      (await cartable('edit', id, 'title.fr=Routes du désert', 'issued=2019-05', ...library)).status,
    ).toBe(0)
    expect((await cartable('tag', id, '--add', 'Niger', '--add', 'sable', ...library)).status).toBe(0)
    const shown = lines((await cartable('show', id, ...library)).stdout)[0]
    expect(shown).toMatchObject({
      concepts: ['country:NE'],
      keywords: ['sable'],
      title: { fr: 'Routes du désert' },
    })

    const listed = lines((await cartable('list', '--filter', 'tag=Niger', ...library)).stdout)[0]
    expect(listed).toMatchObject({ total: 1 })
    const found = lines((await cartable('search', 'passeurs', ...library)).stdout)[0]
    expect(found).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ page: 1 })]) as unknown,
    })

    const mark = ['annotate', attachment, '--page', '1', '--quote', 'mixed migration', '--note', 'to check']
    expect(lines((await cartable(...mark, ...library)).stdout)[0]).toHaveProperty('annotationId')
    const marks = lines((await cartable('annotations', attachment, ...library)).stdout)[0]
    expect(marks).toMatchObject({
      annotations: [{ quote: 'mixed migration', comment: 'to check', kind: 'highlight' }],
    })

    const out = join(folder, 'annotated.pdf')
    const exported = lines((await cartable('export', 'pdf', attachment, '-o', out, ...library)).stdout)[0]
    expect(exported).toMatchObject({ path: out, mode: 'incremental', annotations: 1, signed: false })
    expect(lines((await cartable('check', ...library)).stdout)).toEqual([{ ok: true, problems: [] }])
  })

  it('writes what marks say, in a form that it knows', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const pdf = await writePdf(join(folder, 'routes_EN.pdf'), { pages: PAGES })
    const [result] = lines((await cartable('import', pdf, ...library)).stdout)
    const attachment = String(result?.['attachmentId'])
    await cartable('annotate', attachment, '--page', '1', '--quote', 'mixed migration', ...library)
    const text = join(folder, 'marks.md')
    const command = ['export', 'marks', attachment, '-o', text, ...library]
    const written = await cartable(...command, '--format', 'md')
    expect(lines(written.stdout)[0]).toEqual({ path: text, download: null, annotations: 1 })
    expect(await readFile(text, 'utf8')).toContain('> “mixed migration”')
    const refused = await cartable(...command, '--format', 'pages')
    expect(refused.status).not.toBe(0)
    expect(refused.stderr).toContain('md, markdown, w3c')
  })

  it('exits with 1 for a file that failed, 2 for wrong use, 3 without a library', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const html = join(folder, 'page.pdf')
    await writeFile(html, '<html></html>')
    const rejected = await cartable('import', html, ...library)
    expect(rejected.status).toBe(1)
    expect(lines(rejected.stdout)[0]).toMatchObject({
      status: 'rejected',
      reason: expect.stringContaining('web page') as unknown,
    })
    expect((await cartable('list', '--no-such-option')).status).toBe(2)
    expect((await cartable('search', ...library, '--', '-only')).status).toBe(2)
    const missing = await cartable('list', '--library', join(folder, 'nowhere'))
    expect(missing.status).toBe(3)
    expect(missing.stderr).toContain('There is no library')
  })

  it('lets two processes import the same folder at once, and enters each file once', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const files = join(folder, 'files')
    await mkdir(files)
    for (let at = 0; at < 6; at += 1) {
      await writePdf(join(files, `${at}.pdf`), { pages: PAGES, keywords: String(at) })
    }
    await cartable('import', join(files, '0.pdf'), ...library)
    const [one, two] = await Promise.all([
      cartable('import', files, ...library),
      cartable('import', files, ...library),
    ])
    const results = [...lines(one.stdout), ...lines(two.stdout)].filter((line) => 'status' in line)
    const statuses = results.map((line) => line['status'])
    expect(statuses.filter((status) => status === 'imported')).toHaveLength(5)
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(7)
    expect(lines((await cartable('check', ...library)).stdout)).toEqual([{ ok: true, problems: [] }])
  })

  it('speaks French when asked', async () => {
    const missing = await cartable('list', '--lang', 'fr', '--library', join(await testFolder(), 'x'))
    expect(missing.stderr).toContain('Il n’y a pas de bibliothèque')
  })

  it('refuses to mark a quote that is not there, and to export over the original', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const pdf = await writePdf(join(folder, 'a.pdf'), { pages: PAGES })
    const attachment = String(lines((await cartable('import', pdf, ...library)).stdout)[0]?.['attachmentId'])
    const mark = await cartable('annotate', attachment, '--page', '1', '--quote', 'elephants', ...library)
    expect(mark).toMatchObject({ status: 1, stderr: expect.stringContaining('does not hold') as unknown })
    const over = await cartable('export', 'pdf', attachment, '-o', pdf, ...library)
    expect(over.status).toBe(1)
    expect(lines(over.stdout)[0]).toHaveProperty('refused')
  })
})
