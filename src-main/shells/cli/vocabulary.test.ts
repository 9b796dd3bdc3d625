import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibrary } from '../../core/library.ts'
import { testFolder } from '../../testing/library.ts'
import { cartable, lines } from './run.fixture.ts'

const SOILS = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/soil/sand> a skos:Concept ; skos:inScheme <https://example.org/soil> ;
  skos:prefLabel "Fine sand"@en, "Sable fin"@fr .
<https://example.org/soil/x> a skos:Concept .
`

it('vocabularies leave and come in from the command line', async () => {
  const folder = await testFolder()
  const library = ['--library', join(folder, 'library')]
  await (await openLibrary(join(folder, 'library'), { create: true })).close()
  const path = join(folder, 'route.ttl')
  const written = await cartable('vocabulary', 'export', 'route', '-o', path, ...library)
  expect(lines(written.stdout)[0]).toMatchObject({ path, concepts: 25 })
  const printed = await cartable('vocabulary', 'export', 'route', ...library)
  expect(printed.stdout).toBe(await readFile(path, 'utf8'))
  expect((await cartable('vocabulary', 'export', '-f', 'xml', ...library)).status).toBe(2)

  const soils = join(folder, 'soil.ttl')
  await writeFile(soils, SOILS)
  const shown = await cartable('vocabulary', 'import', soils, '--dry-run', '--lang', 'fr', ...library)
  expect(lines(shown.stdout)[0]).toMatchObject({ schemes: [{ scheme: 'soil', known: false, added: 1 }] })
  expect(shown.stderr).toContain('soil.ttl:4')
  expect(shown.stderr).toContain('Il n’y a pas de libellé préférentiel')
  expect(shown.status).toBe(1)
  const text = await cartable('vocabulary', 'import', soils, '--text', '--lang', 'fr', ...library)
  expect(text.stdout).toMatch(/concepts ajoutés\s: 1 .* cartable undo [0-9a-f-]{36}/)
  const listed = lines((await cartable('vocabulary', 'show', 'soil', ...library)).stdout)[0]
  expect(listed).toMatchObject({ concepts: [{ id: 'soil:sand', prefLabel: { fr: 'Sable fin' } }] })
}, 60_000)
