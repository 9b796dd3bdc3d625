import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { cartable, lines } from './run.fixture.ts'

const PAGES = [['Routes of the made-up desert', 'May 2019', 'Smugglers and mixed migration in Niger.']]
const UNKNOWN = '01900000-0000-7000-8000-000000000000'

describe('cartable brief', () => {
  it('makes, fills, shows and verifies a brief', async () => {
    const folder = await testFolder()
    const library = ['--library', join(folder, 'library')]
    const run = async (...args: string[]) => {
      const { status, stdout, stderr } = await cartable(...args, ...library)
      return { status, stderr, answer: lines(stdout)[0] }
    }
    const pdf = await writePdf(join(folder, 'routes.pdf'), { pages: PAGES })
    const attachment = String((await run('import', pdf)).answer?.['attachmentId'])
    const mark = ['annotate', attachment, '--page', '1', '--quote', 'mixed migration', '--note', 'à citer']
    const annotationId = String((await run(...mark)).answer?.['annotationId'])

    const made = await run(
      'brief',
      'create',
      '--title',
      'Note',
      '--lang',
      'fr',
      '--template',
      'country-sheet',
    )
    expect(made).toMatchObject({ status: 0, answer: { briefId: expect.any(String) as unknown } })
    const briefId = String(made.answer?.['briefId'])
    const added = await run('brief', 'add', briefId, annotationId, '--heading', 'Constats')
    expect(added).toMatchObject({
      status: 0,
      answer: { briefId, itemIds: [{}, {}].map(() => expect.any(String) as unknown) },
    })
    await run('brief', 'add', briefId, annotationId, '--paragraph', 'Vu *ici*.', '--as', 'image')
    expect((await run('brief', 'list')).answer).toMatchObject({
      briefs: [{ id: briefId, title: 'Note', language: 'fr', excerpts: 2, publications: 1 }],
    })
    expect((await run('brief', 'show', briefId)).answer).toMatchObject({
      id: briefId,
      items: [
        { content: { kind: 'heading', text: 'En bref' } },
        { content: { kind: 'heading', text: 'Constats' } },
        { content: { kind: 'excerpt', form: 'quote', quote: 'mixed migration', comment: 'à citer' } },
        { content: { kind: 'paragraph', markdown: 'Vu *ici*.' } },
        { content: { kind: 'excerpt', form: 'image' } },
      ],
    })
    expect(await run('brief', 'verify', briefId)).toMatchObject({
      status: 0,
      answer: {
        ok: true,
        items: [
          { annotationId, status: 'match' },
          { annotationId, status: 'image' },
        ],
      },
    })
    const [shard = ''] = (await readdir(join(folder, 'library', 'files'))).filter((name) => name.length === 2)
    await rename(join(folder, 'library', 'files', shard), join(folder, 'away'))
    expect(await run('brief', 'verify', briefId)).toMatchObject({
      status: 1,
      answer: { ok: false, items: [{ status: 'file-missing' }, { status: 'file-missing' }] },
    })
    expect(await run('brief', 'show', UNKNOWN)).toMatchObject({
      status: 1,
      answer: { error: { code: 'NOT_FOUND' } },
    })
    expect((await run('brief', 'add', briefId)).status).toBe(2)
    const refused = await run('brief', 'export', briefId, '-o', join(folder, 'note.odt'))
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('.docx') as unknown })
  })
})
