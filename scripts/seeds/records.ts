import type { Agent } from '../../src-main/contract/publications.ts'
import { buildLabelIndex, type LabelIndex } from '../../src-main/features/vocabulary/label/label-index.ts'
import type {
  SeedVocabulary,
  StarterRecord,
  StarterRecords,
} from '../../src-main/features/vocabulary/label/seed-schema.ts'
import type { CollectedPublication, CollectedPublications } from './collected.ts'

function organisation(id: string, labels: LabelIndex): Agent {
  const conceptId = `organisation:${id}`
  const name = labels.get(conceptId)?.prefLabel['en']
  if (name === undefined) throw new Error(`unknown organisation ${id}`)
  return { kind: 'organisation', name, conceptId }
}

/** A creator that a label of the organisations names is one; the others are persons. */
function creator(name: string, labels: LabelIndex): Agent {
  const match = labels.resolve(name, { scheme: 'organisation' })
  if (match.kind === 'one') return { kind: 'organisation', name, conceptId: match.id }
  return { kind: 'person', name, conceptId: null }
}

function series(publication: CollectedPublication, labels: LabelIndex): StarterRecord['series'] {
  if (publication.series === undefined) return null
  const conceptId = `series:${publication.series.id}`
  const name = labels.get(conceptId)?.prefLabel['en']
  if (name === undefined) throw new Error(`${publication.id} has unknown series ${conceptId}`)
  return { conceptId, name, number: publication.series.number ?? null }
}

function makeRecord(publication: CollectedPublication, labels: LabelIndex): StarterRecord {
  return {
    key: publication.id,
    state: 'starter',
    title: publication.title,
    type: `publication-type:${publication.type}`,
    issued: publication.date,
    dateSource: publication.dateSource,
    dateNote: publication.dateNote ?? null,
    temporal: publication.period ?? null,
    publishers: publication.publisher.map((id) => organisation(id, labels)),
    creators: (publication.creators ?? []).map((name) => creator(name, labels)),
    languages: publication.languages,
    languagePairSeen: publication.languagePairSeen ?? null,
    series: series(publication, labels),
    regions: publication.region.map((id) => `region:${id}`),
    countries: publication.countries.map((id) => `country:${id}`),
    themes: publication.themes.map((id) => `theme:${id}`),
    related: publication.related ?? [],
    url: publication.landing,
    download: publication.pdf ?? {},
    pageCount: publication.pages ?? null,
    abstract: { en: publication.summary },
    note: publication.note ?? null,
    seenAt: publication.seenAt,
  }
}

/** Catalogue entries without files. Throws where an organisation or series is unknown. */
export function makeRecords(
  { meta, publications }: CollectedPublications,
  vocabularies: readonly SeedVocabulary[],
): StarterRecords {
  const labels = buildLabelIndex(vocabularies.flatMap((vocabulary) => vocabulary.concepts))
  return { made: meta.made, records: publications.map((publication) => makeRecord(publication, labels)) }
}
