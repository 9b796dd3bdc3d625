import { colourKey, isForeign, type Annotation } from '../../../src-main/contract/annotations.ts'
import type { Thread } from '../../../src-main/contract/threads.ts'
import { foldText } from '../../client/fold.ts'

/** What marks can be narrowed by. `state` holds several yes-or-no questions. */
export const FACETS = ['state', 'colour', 'kind', 'concept', 'author'] as const
export type Facet = (typeof FACETS)[number]

/** One value of a facet: the number of a colour, an author's name, the id of a concept … */
export interface Choice {
  readonly facet: Facet
  readonly value: string
}

/** What is shown of the marks: values of one facet widen, facets narrow, words narrow. */
export interface MarkFilter {
  readonly text: string
  readonly choices: readonly Choice[]
}
export const EVERYTHING: MarkFilter = { text: '', choices: [] }

/** States in the order in which they are offered. */
export const STATES = ['own', 'others', 'file', 'comment', 'moved', 'lost'] as const

function statesOf(mark: Annotation, me: string): string[] {
  return [
    isForeign(mark, me) ? 'others' : 'own',
    ...(mark.origin === 'file' ? ['file'] : []),
    ...(mark.comment.trim() === '' ? [] : ['comment']),
    ...(mark.anchoring === 'moved' ? ['moved'] : []),
  ]
}

/** Values that a mark has of a facet. `me`: the author whose marks are one's own. */
export function valuesOf(mark: Annotation, facet: Facet, me: string): readonly string[] {
  switch (facet) {
    case 'state':
      return statesOf(mark, me)
    case 'colour':
      return [String(colourKey(mark.colour))]
    case 'kind':
      return [mark.kind]
    case 'concept':
      return mark.concepts
    case 'author':
      return [mark.author]
  }
}

const folded = new WeakMap<Annotation, string>()

/** Words of a mark, folded once for as long as it is the same object. */
function wordsOf(mark: Annotation): string {
  const known = folded.get(mark)
  if (known !== undefined) return known
  const made = foldText(`${mark.quote ?? ''}\n${mark.comment}`)
  folded.set(mark, made)
  return made
}

function hasWords({ mark, replies }: Thread, words: readonly string[]): boolean {
  return words.every((word) => [mark, ...replies].some((each) => wordsOf(each).includes(word)))
}

function meets(mark: Annotation, choices: readonly Choice[], me: string): boolean {
  return FACETS.every((facet) => {
    const wanted = choices.filter((choice) => choice.facet === facet).map(({ value }) => value)
    if (wanted.length === 0) return true
    const own = valuesOf(mark, facet, me)
    return facet === 'state'
      ? wanted.every((value) => own.includes(value))
      : wanted.some((value) => own.includes(value))
  })
}

/** Threads that pass: by their mark, and by words of the mark or of any answer. Accents and capitals do not count. */
export function filterThreads(threads: readonly Thread[], filter: MarkFilter, me: string): Thread[] {
  const words = foldText(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return threads.filter((thread) => meets(thread.mark, filter.choices, me) && hasWords(thread, words))
}

/** The filter with a choice put on, or taken off where it is on. */
export function toggled(filter: MarkFilter, choice: Choice): MarkFilter {
  const others = filter.choices.filter(({ facet, value }) => facet !== choice.facet || value !== choice.value)
  const choices = others.length < filter.choices.length ? others : [...filter.choices, choice]
  return { ...filter, choices }
}

/** How many marks have each value that any of them has, by facet. @param lost marks without a place, listed apart */
export function countsOf(
  threads: readonly Thread[],
  me: string,
  lost = 0,
): Record<Facet, Map<string, number>> {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as Record<
    Facet,
    Map<string, number>
  >
  for (const { mark } of threads) {
    for (const facet of FACETS) {
      for (const value of valuesOf(mark, facet, me)) {
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
      }
    }
  }
  if (lost > 0) counts.state.set('lost', lost)
  return counts
}
