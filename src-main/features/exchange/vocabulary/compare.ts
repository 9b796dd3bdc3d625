import { isDeepStrictEqual } from 'node:util'
import type { KnownConcepts } from '../../../contract/exchange.ts'
import { type Concept, ConceptDetails } from '../../../contract/vocabulary.ts'
import { joinedStatements } from '../../../contract/statements.ts'
import type { OwnWords } from './identify.ts'

type Texts = Readonly<Record<string, readonly string[]>>

const EMPTY = ConceptDetails.parse({})
const unique = (values: readonly string[]): string[] => [...new Set(values)]

/** Lists whose order says nothing, sorted; languages without texts left out. */
function settled(texts: Texts): Record<string, string[]> {
  const entries = Object.entries(texts).filter(([, values]) => values.length > 0)
  return Object.fromEntries(entries.map(([language, values]) => [language, unique(values).sort()]))
}

const settledEach = (lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  settled(lists)

/** A concept in the one form that all concepts share that say the same. */
export function canonical(concept: Concept): unknown {
  const { details = EMPTY, altLabel, seenIn, roles, ...rest } = concept
  const notes = Object.entries(details.notes).map(([kind, texts]) => [kind, settled(texts)] as const)
  return {
    ...rest,
    altLabel: settled(altLabel),
    seenIn: unique(seenIn).sort(),
    roles: unique(roles).sort(),
    details: {
      ...details,
      hiddenLabel: settled(details.hiddenLabel),
      notes: Object.fromEntries(notes.filter(([, texts]) => Object.keys(texts).length > 0)),
      matches: settledEach(details.matches),
      related: unique(details.related).sort(),
      broader: unique(details.broader).sort(),
      notations: unique(details.notations).sort(),
      extra: joinedStatements(details.extra, []),
    },
  }
}

/** Whether two concepts say the same. The order of labels, of links and of languages is no part of it. */
export function saysSame(a: Concept, b: Concept): boolean {
  return isDeepStrictEqual(canonical(a), canonical(b))
}

/** Texts of the one, then those of the other that it has not. */
function joined(here: Texts, there: Texts): Record<string, string[]> {
  const languages = unique([...Object.keys(here), ...Object.keys(there)])
  return Object.fromEntries(
    languages.map((language) => [language, unique([...(here[language] ?? []), ...(there[language] ?? [])])]),
  )
}

function joinedNotes(here: ConceptDetails['notes'], there: ConceptDetails['notes']): ConceptDetails['notes'] {
  const notes: ConceptDetails['notes'] = { ...here }
  for (const [kind, texts] of Object.entries(there)) {
    const known = kind as keyof ConceptDetails['notes']
    notes[known] = joined(here[known] ?? {}, texts)
  }
  return notes
}

function joinedDetails(here: ConceptDetails, there: ConceptDetails): ConceptDetails {
  const both = (key: 'related' | 'broader' | 'notations'): string[] => unique([...here[key], ...there[key]])
  return {
    iri: here.iri ?? there.iri,
    hiddenLabel: joined(here.hiddenLabel, there.hiddenLabel),
    notes: joinedNotes(here.notes, there.notes),
    matches: joined(here.matches, there.matches),
    ...{ related: both('related'), broader: both('broader'), notations: both('notations') },
    deprecated: here.deprecated || there.deprecated,
    extra: joinedStatements(here.extra, there.extra),
  }
}

/** What is here stays; labels, notes and links that are new are added, and empty fields are filled. */
function merged(here: Concept, there: Concept): Concept {
  const altLabel = joined(here.altLabel, there.altLabel)
  for (const [language, label] of Object.entries(there.prefLabel)) {
    const isKnown = here.prefLabel[language] === label || altLabel[language]?.includes(label)
    if (here.prefLabel[language] !== undefined && !isKnown)
      altLabel[language] = [...(altLabel[language] ?? []), label]
  }
  const details = joinedDetails(here.details ?? EMPTY, there.details ?? EMPTY)
  const parents = unique([...(there.broader === null ? [] : [there.broader]), ...details.broader])
  const codes = unique([...(there.notation === null ? [] : [there.notation]), ...details.notations])
  const broader = here.broader ?? parents[0] ?? null
  const notation = here.notation ?? codes[0] ?? null
  const whole = {
    ...details,
    broader: parents.filter((id) => id !== broader),
    notations: codes.filter((code) => code !== notation),
  }
  return {
    ...here,
    prefLabel: { ...there.prefLabel, ...here.prefLabel },
    altLabel,
    ...{ notation, broader },
    note: here.note ?? there.note,
    source: here.source ?? there.source,
    ...(isDeepStrictEqual(whole, EMPTY) ? {} : { details: whole }),
  }
}

/** What the file says counts; where it says nothing of what only Cartable knows, that stays. */
function replaced(here: Concept, there: Concept, own: OwnWords): Concept {
  return {
    ...there,
    certain: own.certain ?? here.certain,
    fromMemory: own.fromMemory ?? here.fromMemory,
    seenIn: own.seenIn ?? here.seenIn,
    roles: own.roles ?? here.roles,
  }
}

/** What becomes of a concept that is here already; the same value where nothing changes. See `KnownConcepts`. */
export function reconciled(here: Concept, there: Concept, own: OwnWords, known: KnownConcepts): Concept {
  if (known === 'keep') return here
  const next = known === 'merge' ? merged(here, there) : replaced(here, there, own)
  return saysSame(here, next) ? here : next
}
