import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibrary } from '../../core/library.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { cartable, lines } from './run.fixture.ts'

it('annotations of others come in from the command line, with what has no file', async () => {
  const folder = await testFolder()
  const made = await openLibrary(join(folder, 'library'), { create: true })
  await importOne(made, await writePdf(join(folder, 'roads.pdf'), { pages: [['Roads of the Sahel']] }))
  await made.close()
  const path = join(folder, 'marks.jsonld')
  const mark = (source: string, exact: string) => ({
    type: 'Annotation',
    bodyValue: 'to check',
    target: { source, selector: { type: 'TextQuoteSelector', exact } },
  })
  await writeFile(path, JSON.stringify([mark('roads.pdf', 'of the Sahel'), mark('other.pdf', 'words')]))
  const run = (...args: string[]) =>
    cartable('import-annotations', path, ...args, '--library', join(folder, 'library'))

  const shown = await run('--dry-run', '--lang', 'fr', '--text')
  expect(shown.stdout).toMatch(/^roads\.pdf → roads\.pdf · marques\s: 1/)
  expect(shown.stdout).toContain('other.pdf → (aucun fichier de la bibliothèque)')
  const taken = await run('--lang', 'fr')
  expect(lines(taken.stdout)[0]).toMatchObject({
    added: 1,
    failed: 1,
    command: expect.any(String) as unknown,
  })
  expect(taken.stderr).toContain('La bibliothèque n’a pas le fichier dont il s’agit.')
  expect(taken.status).toBe(1)
  expect((await run('--known', 'maybe')).status).toBe(2)
}, 60_000)
