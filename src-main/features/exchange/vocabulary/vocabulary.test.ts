import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { VocabularyReport } from '../../../contract/exchange.ts'
import type { CartableClient } from '../../../contract/index.ts'
import type { Concept } from '../../../contract/vocabulary.ts'
import { openLibrary } from '../../../core/library.ts'
import { importOne } from '../../../testing/import.ts'
import { testFolder, testLibrary } from '../../../testing/library.ts'
import { writePdf } from '../../../testing/pdf.ts'
import { rebuildCatalogue } from '../../library/index.ts'

type Take = Omit<Parameters<CartableClient['exchange']['takeVocabulary']>[0], 'reading'>

const SOILS = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/soil/> .
ex: a skos:ConceptScheme ; skos:prefLabel "Soils"@en, "Sols"@fr .
ex:soil a skos:Concept ; skos:inScheme ex: ; skos:prefLabel "Soil"@en, "Sol"@fr ; skos:definition "What one stands on"@en .
ex:sand a skos:Concept ; skos:inScheme ex: ; skos:broader ex:soil ; skos:prefLabel "Fine sand"@en, "Sable fin"@fr ;
  skos:hiddenLabel "sabel"@fr ; skos:closeMatch <http://aims.fao.org/aos/agrovoc/c_6766> .
ex:nameless a skos:Concept ; skos:inScheme ex: .
`

/** What the library has no field for. */
const BESIDE = `ex: <http://purl.org/dc/terms/license> <https://example.org/licence> .
ex:sand ex:colour "yellow" ; ex:measured [ ex:by ex:awa ; ex:size "0.2"^^<http://www.w3.org/2001/XMLSchema#decimal> ] .
ex:grounds a skos:OrderedCollection ; skos:prefLabel "Grounds"@en ; skos:memberList ( ex:sand ex:soil ) .
`

async function desk() {
  const folder = await testFolder()
  const library = await testLibrary()
  const { client } = library
  const file = async (text: string, name = 'soil.ttl'): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }
  const read = async (text: string) => client.exchange.readVocabulary({ file: { path: await file(text) } })
  const take = async (text: string, input: Take = {}): Promise<VocabularyReport> =>
    client.exchange.takeVocabulary({ reading: (await read(text)).reading, ...input })
  return { folder, library, client, file, read, take }
}
const labelsOf = (all: readonly Concept[], id: string) => all.find((each) => each.id === id)?.prefLabel

describe('a vocabulary of others', () => {
  it('is shown before anything changes', async () => {
    const { client, read } = await desk()
    const before = await client.vocabulary.list()
    expect(await read(SOILS)).toMatchObject({
      format: 'turtle',
      name: 'soil.ttl',
      schemes: [
        {
          iri: 'https://example.org/soil/',
          scheme: 'soils',
          title: { en: 'Soils', fr: 'Sols' },
          ...{ known: false, concepts: 2, added: 2, changed: 0, same: 0 },
        },
      ],
      problems: [
        {
          reason: 'no-label',
          key: 'https://example.org/soil/nameless',
          line: 7,
          lost: true,
          field: 'prefLabel',
        },
      ],
    })
    expect(await client.vocabulary.list()).toEqual(before)
  })

  it('is told from records and annotations by what stands in the file', async () => {
    const { client, file } = await desk()
    const kind = async (text: string, name: string) => client.exchange.kind({ path: await file(text, name) })
    expect(await kind(SOILS, 'soil.ttl')).toBe('vocabulary')
    expect(await kind('{"@context":"http://www.w3.org/ns/anno.jsonld"}', 'a.json')).toBe('annotations')
    expect(await kind('[{"id":"a","title":"T"}]', 'b.json')).toBe('records')
    await expect(client.exchange.kind({ path: '/nowhere/a.json' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
  })

  it('is a facet of the catalogue as soon as it tags something, broader concepts included', async () => {
    const { client, take } = await desk()
    const facets = async () => {
      const counted = await client.catalogue.facets({ facets: ['type'], schemes: true })
      return new Map(counted.facets.map(({ name, values }) => [name, values]))
    }
    await take(SOILS)
    expect([...(await facets()).keys()]).toEqual(['type'])
    const { id } = await client.publications.create({ fields: { title: { en: 'Dunes' } } })
    await client.publications.create({ fields: { title: { en: 'Towns' } } })
    await client.publications.tag({ ids: [id], add: ['Sable fin'] })
    expect((await facets()).get('scheme:soils')).toEqual([
      { value: 'soils:sand', count: 1 },
      { value: 'soils:soil', count: 1 },
    ])
    const filter = { facets: { 'scheme:soils': ['soils:soil'] } }
    expect(await client.publications.ids({ filter })).toEqual([id])
    expect(await client.publications.ids({ filter: { facets: { 'scheme:none': ['none:a'] } } })).toEqual([])
    await client.publications.tag({ ids: [id], remove: ['Sable fin'] })
    expect((await facets()).get('scheme:soils')).toEqual([])
  })

  it('comes in as one command, names things at once, and goes when that is undone', async () => {
    const { client, take, read } = await desk()
    const report = await take(SOILS)
    expect(report).toMatchObject({ added: 2, changed: 0, problemCount: 1 })
    expect((await client.vocabulary.list()).find(({ scheme }) => scheme === 'soils')).toEqual({
      ...{ scheme: 'soils', concepts: 2, uncertain: 0, iri: 'https://example.org/soil/' },
      title: { en: 'Soils', fr: 'Sols' },
    })
    expect(await client.vocabulary.resolve({ label: 'sabel' })).toMatchObject({
      id: 'soils:sand',
      broader: 'soils:soil',
      details: { matches: { closeMatch: ['http://aims.fao.org/aos/agrovoc/c_6766'] } },
    })
    expect((await read(SOILS)).schemes).toMatchObject([{ known: true, added: 0, changed: 0, same: 2 }])
    expect(await take(SOILS)).toMatchObject({ added: 0, changed: 0 })

    const { command } = await client.history.undo({ command: report.command })
    expect((await client.vocabulary.list()).some(({ scheme }) => scheme === 'soils')).toBe(false)
    await expect(client.vocabulary.resolve({ label: 'sabel' })).rejects.toMatchObject({
      code: 'CONCEPT_UNKNOWN',
    })
    await client.history.undo({ command })
    expect(await client.vocabulary.show({ scheme: 'soils' })).toHaveLength(2)
    await client.history.undo({ command: report.command })
    expect(await take(SOILS)).toMatchObject({ added: 2 })
  })

  it('leaves a publication its tag when it is undone, and is searched by its new words', async () => {
    const { client, library, take, folder } = await desk()
    const { command } = await take(SOILS)
    expect(labelsOf(await client.vocabulary.all(), 'soils:sand')).toMatchObject({ fr: 'Sable fin' })
    const path = await writePdf(join(folder, 'a.pdf'), { pages: [['A report on nothing in particular']] })
    const { publicationId } = await importOne(library, path)
    await client.publications.tag({ ids: [publicationId], add: ['Sable fin'], remove: [] })
    expect(labelsOf(await client.vocabulary.all(), 'soils:sand')).toMatchObject({ fr: 'Sable fin' })
    const update = SOILS.replace('"Sable fin"@fr', '"Sable des ergs"@fr')
    expect(await take(update, { known: 'replace' })).toMatchObject({ added: 0, changed: 1 })
    const { hits } = await client.search.query({ query: 'ergs' })
    expect(hits.map((hit) => hit.publicationId)).toContain(publicationId)
    const undone = await client.history.undo({ command })
    // The label was changed since the import; the concept that is carried keeps its words.
    expect(undone.restored).toBe(2)
    expect(labelsOf(await client.vocabulary.all(), 'soils:sand')).toMatchObject({ fr: 'Sable des ergs' })
    expect(labelsOf(await client.vocabulary.all(), 'soils:soil')).toBeUndefined()
  })

  it('keeps, merges or replaces what is here and says something else', async () => {
    const { client, take } = await desk()
    await take(SOILS)
    const other = SOILS.replace('"Soil"@en', '"Ground"@en ; skos:altLabel "Earth"@en').replace(
      'skos:definition "What one stands on"@en',
      'skos:notation "S"',
    )
    const soil = async () => (await client.vocabulary.all()).find(({ id }) => id === 'soils:soil')
    expect(await take(other, { known: 'keep' })).toMatchObject({ added: 0, changed: 0 })
    const merged = await take(other, { known: 'merge' })
    expect(await soil()).toMatchObject({
      prefLabel: { en: 'Soil', fr: 'Sol' },
      altLabel: { en: ['Earth', 'Ground'] },
      notation: 'S',
      details: { notes: { definition: { en: ['What one stands on'] } } },
    })
    await client.history.undo({ command: merged.command })
    await take(other, { known: 'replace' })
    expect(await soil()).toMatchObject({ prefLabel: { en: 'Ground' }, altLabel: { en: ['Earth'] } })
    expect((await soil())?.details?.notes).toEqual({})
  })

  it('does not mix with another one of the same name, unless a person says so', async () => {
    const { client, take, read } = await desk()
    const countries = SOILS.replace('"Soils"@en', '"Country"@en').replaceAll('/soil/', '/country/')
    expect((await read(countries)).schemes).toMatchObject([{ scheme: 'country-2', known: false }])
    const iri = 'https://example.org/country/'
    expect(await take(countries, { schemes: { [iri]: null } })).toMatchObject({ added: 0 })
    await take(countries, { schemes: { [iri]: 'country' } })
    expect(labelsOf(await client.vocabulary.show({ scheme: 'country' }), 'country:sand')).toMatchObject({
      en: 'Fine sand',
    })
  })

  it('stands beside the database, and comes back when that is rebuilt', async () => {
    const folder = await testFolder()
    const library = await openLibrary(folder, { create: true, actor: 'Amina' })
    const path = join(folder, 'soil.ttl')
    await writeFile(path, `${SOILS}${BESIDE}`)
    const { reading } = await library.client.exchange.readVocabulary({ file: { path } })
    await library.client.exchange.takeVocabulary({ reading })
    const before = await library.client.vocabulary.all()
    const written = async ({ client }: Pick<typeof library, 'client'>, name: string): Promise<string> => {
      const out = join(await testFolder(), name)
      await client.exchange.writeVocabulary({ schemes: ['soils'], format: 'turtle', path: out })
      return readFile(out, 'utf8')
    }
    const text = await written(library, 'before.ttl')
    expect(text).toContain('<https://example.org/soil/grounds> a skos:OrderedCollection')
    expect(text).toContain('<https://example.org/soil/colour> "yellow"')
    expect(text).toContain('dct:license <https://example.org/licence>')
    await library.close()
    const { database } = library.context.layout
    await rename(database, `${database}.old`)
    const fresh = await openLibrary(folder, { create: true, actor: 'Amina' })
    await rebuildCatalogue(fresh.context)
    expect(await fresh.client.vocabulary.all()).toEqual(before)
    expect(await written(fresh, 'after.ttl')).toBe(text)
    expect((await fresh.client.library.check()).ok).toBe(true)
    await fresh.close()
  })

  it('is refused where it is none, and nothing is changed', async () => {
    const { client, file } = await desk()
    const path = await file('author;title\nA;B', 'a.csv')
    await expect(client.exchange.readVocabulary({ file: { path } })).rejects.toMatchObject({
      code: 'VOCABULARY_UNKNOWN',
    })
  })
})

describe('vocabularies of the library', () => {
  it.each(['turtle', 'json-ld'] as const)('come back unchanged from %s', async (format) => {
    const { client, folder, take } = await desk()
    await take(SOILS)
    const path = join(folder, 'all.skos')
    const written = await client.exchange.writeVocabulary({ format, path })
    expect(written).toEqual({ path, download: null, concepts: 451 })
    const preview = await client.exchange.readVocabulary({ file: { path } })
    expect(preview.problems).toEqual([])
    expect(preview.schemes).toHaveLength(10)
    for (const row of preview.schemes) expect(row).toMatchObject({ known: true, added: 0, changed: 0 })
    await expect(client.exchange.writeVocabulary({ format, path })).rejects.toMatchObject({
      code: 'EXPORT_REFUSED',
    })

    const other = await testLibrary()
    const there = await other.client.exchange.readVocabulary({ file: { path } })
    expect(await other.client.exchange.takeVocabulary({ reading: there.reading })).toMatchObject({
      added: 2,
      changed: 0,
    })
    const again = join(folder, 'again.skos')
    await other.client.exchange.writeVocabulary({ format, path: again })
    expect(await readFile(again, 'utf8')).toBe(await readFile(path, 'utf8'))
  })

  it('leave one by one', async () => {
    const { client, folder } = await desk()
    const path = join(folder, 'one.ttl')
    await client.exchange.writeVocabulary({ schemes: ['route'], format: 'turtle', path })
    const text = await readFile(path, 'utf8')
    expect(text).toContain('<urn:cartable:scheme:route> a skos:ConceptScheme')
    expect(text).not.toContain('urn:cartable:scheme:theme')
    const unknown = client.exchange.writeVocabulary({
      schemes: ['nothing'],
      format: 'turtle',
      path,
      overwrite: true,
    })
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
