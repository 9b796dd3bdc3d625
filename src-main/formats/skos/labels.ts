import { NOTES, skos, type Term } from './graph.ts'
import { languageTag } from './language-tag.ts'
import type { Problems } from './problem.ts'
import type { SkosConcept } from './skos-reading.ts'

/** A label is a few words; what is longer is something else. */
const LONGEST_LABEL = 2000
const LONGEST_NOTE = 20_000
const MOST_TEXTS = 500

type Kind = 'prefLabel' | 'altLabel' | 'hiddenLabel'
type Texts = Record<string, string[]>
type Literal = Extract<Term, { kind: 'literal' }>

interface Place {
  readonly key: string
  readonly line: number | null
}

const bySpelling = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Texts of one concept by language, as they are gathered; what cannot be kept is told. */
export class Labels {
  readonly prefLabel: Record<string, string> = {}
  readonly altLabel: Texts = {}
  readonly hiddenLabel: Texts = {}
  readonly #problems: Problems
  readonly #place: Place

  constructor(problems: Problems, place: Place) {
    this.#problems = problems
    this.#place = place
  }

  #language({ language, value }: Literal, field: string): string | null {
    const tag = language === null ? 'und' : languageTag(language)
    if (tag === null)
      this.#problems.tell('bad-language', { ...this.#place, field, value: `${language}: ${value}` })
    return tag
  }

  /** Texts of a predicate by language, each once, in the order of their letters. */
  #texts(field: string, terms: readonly Term[], longest: number): Texts {
    const texts: Texts = {}
    let count = 0
    for (const term of terms) {
      if (term.kind !== 'literal') continue
      const language = this.#language(term, field)
      if (language === null) continue
      const { value } = term
      if (value.trim() === '') this.#problems.tell('bad-value', { ...this.#place, field, value })
      else if (value.length > longest) this.#problems.tell('too-long', { ...this.#place, field, value })
      else if (count >= MOST_TEXTS) {
        this.#problems.tell('too-many', { ...this.#place, field, value: String(terms.length) })
        break
      } else if (!texts[language]?.includes(value)) {
        ;(texts[language] ??= []).push(value)
        count += 1
      }
    }
    for (const values of Object.values(texts)) values.sort(bySpelling)
    return texts
  }

  /** Takes labels of a kind. A second preferred one in a language (SKOS S14) becomes an alternative one, and is told. */
  take(kind: Kind, terms: readonly Term[]): void {
    for (const [language, values] of Object.entries(this.#texts(kind, terms, LONGEST_LABEL))) {
      if (kind !== 'prefLabel') {
        const known = this[kind][language] ?? []
        this[kind][language] = [...new Set([...known, ...values])].sort(bySpelling)
        continue
      }
      const [first = '', ...others] = values
      this.prefLabel[language] = first
      if (others.length === 0) continue
      this.altLabel[language] = [...(this.altLabel[language] ?? []), ...others]
      for (const value of others)
        this.#problems.tell('duplicate-label', { ...this.#place, field: `prefLabel@${language}`, value })
    }
  }

  /** Notes of each kind; the one without language, which every concept of ours may have, is apart. */
  notes(said: ReadonlyMap<string, readonly Term[]>): Pick<SkosConcept, 'note' | 'notes'> {
    const isOwn = (term: Term): term is Literal => term.kind === 'literal' && term.language === null
    const own = (said.get(skos('note')) ?? []).filter(isOwn).sort((a, b) => bySpelling(a.value, b.value))
    const note = own.find(({ value }) => value !== '' && value.length <= LONGEST_NOTE)
    const notes: SkosConcept['notes'] = {}
    for (const { kind, iri } of NOTES) {
      const texts = this.#texts(
        kind,
        (said.get(iri) ?? []).filter((term) => term !== note),
        LONGEST_NOTE,
      )
      if (Object.keys(texts).length > 0) notes[kind] = texts
    }
    return { note: note?.value ?? null, notes }
  }
}
