import { byText, type Term, type Triple } from './graph.ts'

/** What a subject says, by predicate. */
export type Said = ReadonlyMap<string, readonly Term[]>

/** Statements by subject and predicate. */
export function grouped(triples: readonly Triple[]): Map<string, Map<string, Term[]>> {
  const bySubject = new Map<string, Map<string, Term[]>>()
  for (const { subject, predicate, object } of triples) {
    let said = bySubject.get(subject)
    if (!said) bySubject.set(subject, (said = new Map()))
    const terms = said.get(predicate)
    if (terms) terms.push(object)
    else said.set(predicate, [object])
  }
  return bySubject
}

/** Names that stand behind a predicate, each once, in order. */
export const irisOf = (said: Said, predicate: string): string[] =>
  [...new Set((said.get(predicate) ?? []).flatMap((term) => (term.kind === 'iri' ? [term.value] : [])))].sort(
    byText,
  )

/** Texts that stand behind a predicate in any language, each once, in order. */
export const textsOf = (said: Said, predicate: string): string[] =>
  [
    ...new Set((said.get(predicate) ?? []).flatMap((term) => (term.kind === 'literal' ? [term.value] : []))),
  ].sort(byText)

/** A truth value (`xsd:boolean`); null where nothing is said. */
export const truthOf = (said: Said, predicate: string): boolean | null => {
  const [value] = textsOf(said, predicate)
  return value === undefined ? null : value === 'true' || value === '1'
}

/** A chosen one first, the others in their order. */
export const firstOf = (values: readonly string[], chosen: string | undefined): string[] =>
  chosen !== undefined && values.includes(chosen)
    ? [chosen, ...values.filter((each) => each !== chosen)]
    : [...values]
