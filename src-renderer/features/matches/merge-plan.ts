import type { Publication, PublicationFields } from '../../../src-main/contract/publications.ts'
import { canonical, differing, isEmpty, unitedMap, type MergeField } from '../../client/fields/diff.ts'

type Sided = PublicationFields & Pick<Publication, 'state' | 'origins'>
const MAPS = ['title', 'subtitle', 'abstract'] as const
type MapField = (typeof MAPS)[number]
const isMap = (field: MergeField): field is MapField => (MAPS as readonly string[]).includes(field)

/** A value on which publications differ, so that one has to be chosen. */
export interface Conflict {
  /** `issued`, or `title.fr` for the text of one language. */
  readonly key: string
  readonly field: MergeField
  readonly language: string | null
  /** Index of the publication whose value is taken unless another is chosen. */
  readonly usual: number
  /** Which publications say something. */
  readonly has: readonly boolean[]
}

const RANK: Readonly<Record<PublicationFields['state'], number>> = { catalogued: 0, starter: 1, inbox: 2 }

/** The publication that stays: one that a person has filed before one that came with Cartable before one that waits. */
export function usualTarget(publications: readonly Sided[]): number {
  const ranks = publications.map(({ state }) => RANK[state])
  return Math.max(0, ranks.indexOf(Math.min(...ranks)))
}

/** What a person set counts before a guess, what is there before nothing, the one that stays before the others. */
function usual(
  publications: readonly Sided[],
  field: MergeField,
  values: readonly unknown[],
  into: number,
): number {
  const rank = (at: number): number => {
    if (isEmpty(values[at])) return 4
    return (publications[at]?.origins[field]?.by === 'guess' ? 2 : 0) + (at === into ? 0 : 1)
  }
  const order = publications.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || a - b)
  return order[0] ?? into
}

/** Where publications differ, in the order of the inspector. Texts in different languages do not contradict each other. */
export function conflictsOf(publications: readonly Sided[], into: number): Conflict[] {
  return differing(publications).flatMap((field): Conflict[] => {
    const conflict = (values: readonly unknown[], language: string | null): Conflict => ({
      key: language === null ? field : `${field}.${language}`,
      field,
      language,
      usual: usual(publications, field, values, into),
      has: values.map((value) => !isEmpty(value)),
    })
    if (!isMap(field))
      return [
        conflict(
          publications.map((each) => each[field]),
          null,
        ),
      ]
    const maps = publications.map((each) => each[field])
    const languages = [...new Set(maps.flatMap((map) => Object.keys(map)))]
    return languages
      .filter((language) => new Set(maps.flatMap((map) => map[language] ?? [])).size > 1)
      .map((language) =>
        conflict(
          maps.map((map) => map[language]),
          language,
        ),
      )
  })
}

/**
 * Fields to give when joining: those where another value was chosen than the one that stays has.
 *
 * @param chosen index of the publication whose value is taken, by key of the conflict
 */
export function fieldsOf(
  publications: readonly Sided[],
  into: number,
  conflicts: readonly Conflict[],
  chosen: ReadonlyMap<string, number>,
): Partial<PublicationFields> {
  const target = publications[into]
  if (!target) return {}
  const others = publications.filter((_, at) => at !== into)
  const fields: Partial<PublicationFields> = {}
  for (const conflict of conflicts) {
    const { field, language } = conflict
    const from = publications[chosen.get(conflict.key) ?? conflict.usual]
    if (!from || canonical(from[field]) === canonical(target[field])) continue
    if (!isMap(field) || language === null) Object.assign(fields, { [field]: from[field] })
    else {
      const base = fields[field] ?? unitedMap([target[field], ...others.map((other) => other[field])])
      const text = from[field][language]
      if (text !== undefined) fields[field] = { ...base, [language]: text }
    }
  }
  return fields
}
