import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildLabelIndex } from './label-index.ts'
import { SeedVocabulary, StarterRecords, type StarterRecord } from './seed-schema.ts'

const SEEDS = path.join(import.meta.dirname, '../../../../seeds')
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(SEEDS, file), 'utf8'))

const vocabularies = readdirSync(path.join(SEEDS, 'vocabularies')).map((file) => {
  const vocabulary = SeedVocabulary.parse(read(`vocabularies/${file}`))
  expect(file).toBe(`${vocabulary.scheme}.json`)
  return vocabulary
})
const concepts = vocabularies.flatMap((vocabulary) => vocabulary.concepts)
const labels = buildLabelIndex(concepts)
const { records } = StarterRecords.parse(read('records/starter.json'))

function referencesOf(record: StarterRecord): string[] {
  const agents = [...record.publishers, ...record.creators].flatMap((agent) => agent.conceptId ?? [])
  const own = [record.type, ...(record.series?.conceptId ? [record.series.conceptId] : [])]
  const languages = record.languages.map((language) => `language:${language}`)
  return [...own, ...agents, ...languages, ...record.regions, ...record.countries, ...record.themes]
}

describe('vocabularies', () => {
  it('hold the nine schemes, each concept in the scheme of its id, no id twice', () => {
    expect(vocabularies.map((each) => each.scheme).toSorted()).toEqual([
      ...['country', 'language', 'organisation', 'publication-type', 'rabat-domain'],
      ...['region', 'route', 'series', 'theme'],
    ])
    for (const { scheme, concepts: members } of vocabularies) {
      for (const concept of members)
        expect(concept.id).toBe(`${concept.scheme}:${concept.id.slice(scheme.length + 1)}`)
    }
    expect(new Set(concepts.map((concept) => concept.id)).size).toBe(concepts.length)
    expect(concepts.length).toBeGreaterThanOrEqual(449)
  })
  it('know every parent, and no concept is its own ancestor', () => {
    const parents = new Map(concepts.map((concept) => [concept.id, concept.broader]))
    for (const concept of concepts) {
      const seen = new Set<string>()
      for (let id: string | null = concept.id; id !== null; id = parents.get(id) ?? null) {
        expect(parents.has(id), `${id} above ${concept.id}`).toBe(true)
        expect(seen.has(id), `loop at ${id}`).toBe(false)
        seen.add(id)
      }
    }
  })
  it('keep what is uncertain marked as such', () => {
    expect(concepts.filter((concept) => !concept.certain).length).toBeGreaterThan(0)
    const fromMemory = concepts.filter((concept) => concept.fromMemory)
    expect(fromMemory.length).toBeGreaterThan(100)
    expect(fromMemory.every((concept) => concept.source === 'memory')).toBe(true)
  })
  it.each([
    ['organisation:mmc', 'Mixed Migration Centre', 'Centre des migrations mixtes'],
    ['organisation:4mi', '4Mi', '4Mi'],
    ['organisation:drc', 'Danish Refugee Council', 'Conseil danois pour les réfugiés'],
    ['organisation:icmpd', 'ICMPD', 'Centre international pour le développement des politiques migratoires'],
    ['organisation:rabat-process', 'Rabat Process', 'Processus de Rabat'],
  ])('%s is an organisation with labels in both languages', (id, english, french) => {
    expect(Object.keys(labels.get(id)?.prefLabel ?? {})).toEqual(expect.arrayContaining(['fr', 'en']))
    expect(labels.resolve(english, { scheme: 'organisation' })).toEqual({ kind: 'one', id })
    expect(labels.resolve(french, { scheme: 'organisation' })).toEqual({ kind: 'one', id })
  })
  it('have “DRC” name the Danish Refugee Council and DR Congo', () => {
    const match = labels.resolve('drc')
    expect(match.kind === 'many' ? match.candidates.map((each) => each.id) : []).toEqual([
      'country:CD',
      'organisation:drc',
    ])
  })
  it.each([
    'Centre de migration mixte',
    'centre des Migrations Mixtes',
    'Centre mixte pour les migrations',
    'CMM',
  ])('know “%s” as MMC', (label) =>
    expect(labels.resolve(label)).toEqual({ kind: 'one', id: 'organisation:mmc' }),
  )
  it('do not take French trafic for trafficking, nor Nigérien for Nigeria', () => {
    const idOf = (label: string): string => {
      const match = labels.resolve(label)
      return match.kind === 'one' ? match.id : match.kind
    }
    expect(idOf('Trafic de migrants')).toBe(idOf('Migrant smuggling'))
    expect(idOf('Traite des êtres humains')).toBe(idOf('Trafficking in persons'))
    expect(idOf('Nigérien')).toBe('country:NE')
    expect(idOf('Nigérian')).toBe('country:NG')
  })
})

describe('starter records', () => {
  it('are 111, each with its own key', () => {
    expect(new Set(records.map((record) => record.key)).size).toBe(111)
    expect(records).toHaveLength(111)
  })
  it('refer only to concepts and records that exist', () => {
    const keys = new Set(records.map((record) => record.key))
    for (const record of records) {
      for (const id of referencesOf(record)) expect(labels.get(id), `${id} of ${record.key}`).not.toBeNull()
      for (const key of record.related) expect(keys.has(key), `${key} of ${record.key}`).toBe(true)
    }
  })
  it('hold the brochure and the Abidjan scenario exercise, tied to what came of them', () => {
    const brochure = records.find((record) =>
      record.title['en']?.startsWith('Insights and evidence on mixed migration'),
    )
    expect(brochure?.type).toBe('publication-type:brochure')
    expect(brochure?.publishers.map((agent) => agent.conceptId)).toEqual(['organisation:mmc'])
    const exercise = records.find((record) => record.key === 'rp-scenario-workshop-2019')
    expect(exercise?.issued).toBe('2019-10-24')
    expect(exercise?.countries).toEqual(['country:CI'])
    const report = records.find((record) => exercise?.related.includes(record.key))
    expect(report?.title['fr']).toBe('Migration mixte en Afrique de l’Ouest en 2030')
  })
})

it('the seed article is whole', () => {
  const article = readFileSync(path.join(SEEDS, 'article/seed-article.fr.txt'))
  expect(article.length).toBe(4041)
  expect(createHash('sha256').update(article).digest('hex')).toBe(
    'd2efaadcb5ed60ebfe5edafa89563720afa504e476d78cdb851024f9e14878f3',
  )
})
