import type { SeedConcept, SeedVocabulary } from '../../src-main/features/vocabulary/label/seed-schema.ts'
import type { CollectedConcept, CollectedVocabulary } from './collected.ts'

/**
 * What the collected facts lack. 4Mi was collected only as a theme; it is also a body that signs its own papers, so it
 * gets a concept of its own under MMC. The theme stays: records are tagged with it. The label alone therefore names two
 * concepts and has to be chosen by id or scheme, like DRC.
 */
const ADDED: readonly CollectedConcept[] = [
  {
    scheme: 'organisation',
    id: '4mi',
    prefLabel: { en: '4Mi', fr: '4Mi' },
    altLabel: {
      en: [
        'Mixed Migration Monitoring Mechanism Initiative',
        'Mixed Migration Monitoring Mechanism',
        'MMC 4Mi',
      ],
      fr: [
        'Mécanisme de suivi des migrations mixtes',
        'Initiative du mécanisme de surveillance de la migration mixte',
      ],
    },
    broader: 'mmc',
    note: 'survey initiative of MMC, kept as an organisation because its papers name it as their author; see also theme:4mi',
    source: 'https://reliefweb.int/report/burkina-faso/burkina-faso-mise-jour-4mi-avril-ao-t-2018',
    certain: true,
    seenIn: ['fr'],
  },
]

/** Renderings met in print that the collected labels lack, by full id. */
const ADDED_LABELS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'organisation:mmc': { fr: ['Centre mixte pour les migrations'] },
}

function altLabels(concept: CollectedConcept, id: string): Record<string, string[]> {
  const added = ADDED_LABELS[id] ?? {}
  const languages = new Set([...Object.keys(concept.altLabel), ...Object.keys(added)])
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      [...(concept.altLabel[language] ?? []), ...(added[language] ?? [])],
    ]),
  )
}

/** A concept's parent is of its own scheme, or for a country the region of that name. */
function parentOf(concept: CollectedConcept, known: ReadonlySet<string>): string | null {
  if (concept.broader === undefined) return null
  const candidates = [`${concept.scheme}:${concept.broader}`, `region:${concept.broader}`]
  const parent = candidates.find((id) => known.has(id))
  if (parent === undefined)
    throw new Error(`${concept.scheme}:${concept.id} has unknown parent ${concept.broader}`)
  return parent
}

function makeConcept(concept: CollectedConcept, known: ReadonlySet<string>): SeedConcept {
  const id = `${concept.scheme}:${concept.id}`
  const { en = '', fr = '', ...others } = concept.prefLabel
  return {
    id,
    scheme: concept.scheme,
    prefLabel: { fr, en, ...others },
    altLabel: altLabels(concept, id),
    notation: concept.notation ?? null,
    broader: parentOf(concept, known),
    note: concept.note ?? null,
    source: concept.source,
    certain: concept.certain,
    fromMemory: concept.source === 'memory',
    seenIn: concept.seenIn,
    roles: concept.roles ?? [],
  }
}

/** One vocabulary a scheme, in the order collected. Throws where a parent is unknown. */
export function makeVocabularies({ meta, concepts }: CollectedVocabulary): SeedVocabulary[] {
  const all = [...concepts, ...ADDED]
  const known = new Set(all.map((concept) => `${concept.scheme}:${concept.id}`))
  return [...Map.groupBy(all, (concept) => concept.scheme)].map(([scheme, members]) => ({
    scheme,
    made: meta.made,
    concepts: members.map((concept) => makeConcept(concept, known)),
  }))
}
