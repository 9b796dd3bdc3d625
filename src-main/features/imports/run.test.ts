import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { ImportResult } from '../../contract/imports.ts'
import { newId } from '../../base/ids.ts'
import { importOne, importPaths } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { makePdf, writePdf } from '../../testing/pdf.ts'

/** A file that opens with a password only. */
async function lockedPdf(path: string): Promise<string> {
  const bytes = await makePdf({ pages: [['A locked report', 'Migrants and refugees on the move.']] })
  const document = await PDFDocument.load(bytes)
  document.encrypt({ userPassword: 'sésame', ownerPassword: 'other' })
  await writeFile(path, await document.save({ useObjectStreams: false }))
  return path
}

describe('a file of a running import', () => {
  it('can be left out by its path; the others go on', async () => {
    const folder = await testFolder()
    const library = await testLibrary()
    const paths: string[] = []
    for (let at = 0; at < 6; at += 1) {
      const pages = [[`Report ${at}`, 'Mixed migration in Niger.']]
      paths.push(await writePdf(join(folder, `${at}.pdf`), { pages }))
    }
    const last = paths[5] ?? ''
    const run = newId()
    const results: ImportResult[] = []
    for await (const event of await library.client.imports.run({ paths, run })) {
      if (event.kind === 'found') {
        expect(await library.client.imports.skip({ run, path: last })).toEqual({ skipped: true })
      }
      if (event.kind === 'result') results.push(event.result)
    }
    const byPath = new Map(results.map((each) => [each.path, each]))
    expect(byPath.get(last)).toMatchObject({ status: 'rejected', problem: { code: 'CANCELLED' } })
    for (const path of paths.slice(0, 5)) expect(byPath.get(path)?.status).toBe('imported')
    expect((await library.client.publications.list({})).total).toBe(5)
    expect((await library.client.library.check()).problems).toEqual([])
    expect(await library.client.imports.skip({ run, path: last })).toEqual({ skipped: false })
  })

  it('that is done stays', async () => {
    const library = await testLibrary()
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['A', 'b']] })
    const run = newId()
    for await (const event of await library.client.imports.run({ paths: [path], run })) {
      if (event.kind !== 'result') continue
      expect(await library.client.imports.skip({ run, path })).toEqual({ skipped: false })
    }
    expect((await library.client.publications.list({})).total).toBe(1)
  })
})

describe('a file that waits for its password', () => {
  it('is read once it is given, from the library alone', async () => {
    const library = await testLibrary()
    const path = await lockedPdf(join(await testFolder(), 'locked_EN.pdf'))
    const [waiting] = await importPaths(library, [path])
    expect(waiting).toMatchObject({ status: 'needs-password', problem: { code: 'PDF_PASSWORD' } })
    const attachmentId = waiting?.attachmentId ?? ''
    const unlock = (password: string) => library.client.imports.unlock({ attachmentId, password })
    expect(await unlock('wrong')).toMatchObject({
      status: 'needs-password',
      problem: { code: 'PDF_PASSWORD' },
    })
    expect(await unlock('sésame')).toMatchObject({ status: 'imported', pages: 1, problem: null })
    expect((await library.client.search.query({ query: 'refugees' })).total).toBe(1)
    // A second window, a moment later.
    expect(await unlock('anything')).toMatchObject({ status: 'imported' })
    expect((await library.client.library.check()).problems).toEqual([])
  })

  it('is not one that was read, nor one that is not there', async () => {
    const library = await testLibrary()
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['A', 'b']] })
    const { attachmentId } = await importOne(library, path)
    expect(await library.client.imports.unlock({ attachmentId, password: 'x' })).toMatchObject({
      status: 'imported',
    })
    const unknown = library.client.imports.unlock({ attachmentId: newId(), password: 'x' })
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
