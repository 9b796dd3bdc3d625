import type { PublicationField, PublicationFields } from '../../../src-main/contract/publications.ts'

/** Fields that a person chooses between when publications are joined; the others are united without asking. */
export const MERGE_FIELDS = [
  'title',
  'subtitle',
  'type',
  'publishers',
  'creators',
  'issued',
  'temporal',
  'series',
  'rights',
  'abstract',
  'readState',
] as const satisfies readonly PublicationField[]
export type MergeField = (typeof MERGE_FIELDS)[number]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON with sorted keys: equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}

/** Nothing is known: null, an empty text, list or map. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) && Object.keys(value).length === 0
}

/** Fields in which publications differ, where at least two of them say something different. */
export function differing(publications: readonly PublicationFields[]): MergeField[] {
  return MERGE_FIELDS.filter((field) => {
    const values = publications.map((each) => each[field]).filter((value) => !isEmpty(value))
    return new Set(values.map(canonical)).size > 1
  })
}

/**
 * Texts of several publications in one map: of each language the first that there is. Titles of versions in two languages
 * stand beside each other and need no choice, unless two have one in the same language.
 */
export function unitedMap(maps: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.assign({}, ...[...maps].reverse()) as Record<string, string>
}

/** Whether maps of texts contradict each other: two texts in one language. */
export function mapsDisagree(maps: readonly Readonly<Record<string, string>>[]): boolean {
  const united = unitedMap(maps)
  return maps.some((map) => Object.entries(map).some(([language, text]) => united[language] !== text))
}
