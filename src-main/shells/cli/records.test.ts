import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { parseMapping } from './commands/import-records.ts'
import { cartable, lines } from './run.fixture.ts'

const BIB = `@report{routes2019,
  title = {Routes of the made-up desert},
  author = {{Mixed Migration Centre}},
  date = {2019-05-24},
  langid = {english}
}

@report{broken2020,
  title = {Never closed,
  year = 2020
}

@report{other2021,
  title = {The other side of the well},
  author = {Kone, Awa},
  date = {32 May 2021}
}
`

async function setting() {
  const folder = await testFolder()
  const library = ['--library', join(folder, 'library')]
  const run = async (...args: string[]) => {
    const { status, stdout, stderr } = await cartable(...args, ...library)
    return { status, stderr, stdout, answer: stdout.startsWith('{') ? lines(stdout)[0] : undefined }
  }
  return { folder, run }
}

describe('cartable import-records', () => {
  it('says what would come in, takes it, names what is broken, and is undone', async () => {
    const { folder, run } = await setting()
    const bib = join(folder, 'mmc.bib')
    await writeFile(bib, BIB)
    expect((await run('import-records', bib, '--dry-run')).status).toBe(3)
    const first = await run('import-records', bib)
    expect(first).toMatchObject({ status: 1, answer: { added: 2, failed: 1, skipped: 0 } })
    expect(first.stderr).toContain(`${bib}:9  broken2020  A bracket or quotation mark is opened`)
    expect(first.stderr).toContain('(stays out)')
    expect(first.stderr).toMatch(/mmc\.bib:13 {2}other2021 · date {2}This is not a date.*“32 May 2021”/)

    const dry = await run('import-records', bib, '--dry-run')
    expect(dry).toMatchObject({
      status: 1,
      answer: { dryRun: true, total: 2, duplicates: 2, format: 'bibtex', problemCount: 2 },
    })
    expect(dry.answer).not.toHaveProperty('reading')
    const again = await run('import-records', bib, '--lang', 'fr', '--text')
    expect(again.stdout).toContain('déjà présentes\u00a0: 2')
    expect(again.stderr).toContain('(reste dehors)')
    expect((await run('undo', String(first.answer?.['command']))).status).toBe(0)
    expect((await run('list')).answer).toMatchObject({ total: 0 })
  })

  it('takes columns where they are told to go, and refuses what is no column', async () => {
    const { folder, run } = await setting()
    const table = join(folder, 'liste.csv')
    await writeFile(table, 'Ouvrage;Paru;Pages\nRoutes du désert;mai 2019;24\n')
    const map = ['--map', 'Ouvrage=title.fr', '--map', 'Paru=issued', '--map', 'Pages=']
    const taken = await run('import-records', table, ...map)
    expect(taken).toMatchObject({ status: 0, answer: { added: 1, problems: [] } })
    const [id] = taken.answer?.['publicationIds'] as string[]
    expect((await run('show', id ?? '')).answer).toMatchObject({
      title: { fr: 'Routes du désert' },
      issued: '2019-05',
      notes: [],
    })
    const column = await run('import-records', table, '--map', 'Titre=title')
    expect(column).toMatchObject({ status: 2, stderr: expect.stringContaining('Ouvrage, Paru') as unknown })
    const missing = await run('import-records', join(folder, 'no.bib'))
    expect(missing).toMatchObject({ status: 1, answer: { error: { code: 'FILE_NOT_FOUND' } } })
  })

  it('reads a column whose name has an equals sign', () => {
    expect(parseMapping(['a=b=title:fr', 'c='])).toEqual({ 'a=b': 'title:fr', c: null })
  })

  it('refuses a field that there is not, with those that there are', () => {
    const allowed = expect.stringContaining('title.short') as unknown
    const refusal = expect.objectContaining({
      code: 'INVALID_VALUE',
      data: expect.objectContaining({ allowed }) as unknown,
    }) as unknown
    expect(() => parseMapping(['Ouvrage=titel'])).toThrow(refusal)
    expect(() => parseMapping(['Ouvrage'])).toThrow(
      expect.objectContaining({ code: 'INVALID_VALUE' }) as Error,
    )
  })
})

describe('cartable cite', () => {
  it('cites as briefs do, in both languages, as text and as HTML', async () => {
    const { folder, run } = await setting()
    const bib = join(folder, 'mmc.bib')
    await writeFile(bib, BIB)
    const [id = ''] = (await run('import-records', bib)).answer?.['publicationIds'] as string[]
    const english = await run('cite', id, '--style', 'apa', '--text')
    expect(english).toMatchObject({ status: 0, stderr: '' })
    expect(english.stdout).toMatch(/^Mixed Migration Centre\. \(2019.*\)\. Routes of the made-up desert\.\n$/)
    const html = await run('cite', id, '--style', 'apa', '--text', '--format', 'html', '--language', 'fr')
    expect(html.stdout).toContain('<em>Routes of the made-up desert</em>')
    const note = await run('cite', id, '--page', '7', '--text', '--lang', 'fr')
    expect(note.stdout).toBe('Mixed Migration Centre 2019, p.\u00a07.\n')
    expect(await run('cite', id, id)).toMatchObject({
      answer: { style: 'chicago-author-date', language: 'en', citations: [{ publicationId: id }, {}] },
    })
    const style = await run('cite', id, '--style', 'harvard')
    expect(style).toMatchObject({ status: 2, stderr: expect.stringContaining('iso-690') as unknown })
    await mkdir(join(folder, 'library', 'styles'), { recursive: true })
    await writeFile(join(folder, 'library', 'styles', 'odd.csl'), '<style version="1.0"><nonsense/></style>')
    const odd = await run('cite', id, '--style', 'odd', '--text')
    expect(odd).toMatchObject({ status: 1, stderr: expect.stringContaining('could not be used') as unknown })
    expect(odd.stdout).toContain('Mixed Migration Centre. 2019.')
    expect((await run('cite', '01900000-0000-7000-8000-000000000000')).status).toBe(1)
  })
})
