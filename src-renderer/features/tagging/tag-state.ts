import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import { matchConcepts } from '../../client/fields/concepts.ts'
import { fold } from '../../client/fields/fold.ts'
import { isTag } from '../../client/fields/tag-schemes.ts'
import { triState, type TriState } from '../../client/fields/tristate.ts'

/** Tags of one publication: ids of concepts, and free words. */
export interface Tags {
  readonly concepts: readonly string[]
  readonly keywords: readonly string[]
}

/** Something that can be put on or taken off. */
export interface TagChoice {
  /** What `publications.tag` takes: the id of a concept, or the word itself. */
  readonly value: string
  readonly kind: 'concept' | 'keyword'
  readonly label: string
  /** The label that was typed, where it is another one. */
  readonly matched: string | null
  readonly scheme: string | null
  readonly state: TriState
  /** Not there yet: the last choice, for what was typed. */
  readonly isNew: boolean
}

/** Tags by publication, as `previewEdit` of empty lists tells them: those that have none are not in it. */
export function tagsOf(
  ids: readonly string[],
  rows: readonly { readonly id: string; readonly field: string; readonly before: unknown }[],
): Map<string, Tags> {
  const strings = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
  const tags = new Map<string, Tags>(ids.map((id) => [id, { concepts: [], keywords: [] }]))
  for (const { id, field, before } of rows) {
    const now = tags.get(id)
    if (now && (field === 'concepts' || field === 'keywords'))
      tags.set(id, { ...now, [field]: strings(before) })
  }
  return tags
}

/** The same with one tag put on all or taken off all. */
export function withTag(tags: ReadonlyMap<string, Tags>, choice: TagChoice, on: boolean): Map<string, Tags> {
  const list = choice.kind === 'concept' ? 'concepts' : 'keywords'
  const is = (value: string): boolean =>
    choice.kind === 'concept' ? value === choice.value : fold(value) === fold(choice.value)
  return new Map(
    [...tags].map(([id, own]) => {
      const others = own[list].filter((value) => !is(value))
      return [id, { ...own, [list]: on ? [...others, choice.value] : others }]
    }),
  )
}

/**
 * What is offered: for nothing typed what the publications have, then the vocabulary; else what answers, then the typed
 * word itself as a free one.
 */
export function tagChoices(
  tags: ReadonlyMap<string, Tags>,
  concepts: readonly Concept[],
  query: string,
  language: string,
  limit = 80,
): TagChoice[] {
  const all = [...tags.values()]
  const usable = concepts.filter(
    (concept) => isTag(concept) || all.some((own) => own.concepts.includes(concept.id)),
  )
  const hits = matchConcepts(usable, query, language, 1000).map((hit): TagChoice => ({
    value: hit.id,
    kind: 'concept',
    label: hit.label,
    matched: hit.matched,
    scheme: hit.scheme,
    state: triState(all.map((own) => own.concepts.includes(hit.id))),
    isNew: false,
  }))
  const folded = fold(query)
  const words = [...new Map(all.flatMap((own) => own.keywords).map((word) => [fold(word), word])).values()]
  const keywords = words
    .filter((word) => fold(word).includes(folded))
    .map((word): TagChoice => ({
      ...keyword(word),
      state: triState(all.map((own) => own.keywords.some((each) => fold(each) === fold(word)))),
    }))
  const typed = query.trim().replace(/\s+/g, ' ')
  const isNew =
    typed !== '' &&
    !words.some((word) => fold(word) === folded) &&
    !hits.some((hit) => fold(hit.label) === folded)
  const order =
    folded === ''
      ? [...hits.filter(isOn), ...keywords, ...hits.filter((hit) => !isOn(hit))]
      : [...hits, ...keywords]
  return [...order.slice(0, limit), ...(isNew ? [{ ...keyword(typed), isNew }] : [])]
}

const isOn = ({ state }: TagChoice): boolean => state !== 'none'
const keyword = (word: string): TagChoice => ({
  value: word,
  kind: 'keyword',
  label: word,
  matched: null,
  scheme: null,
  state: 'none',
  isNew: false,
})
