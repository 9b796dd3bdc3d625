import { matchConcepts } from './concepts.ts'
import { fold } from './fold.ts'
import type { FieldContext, FieldSpec } from './spec.ts'

/** Something to take instead of typing on. */
export interface Suggestion {
  readonly id: string
  readonly text: string
  readonly hint?: string | undefined
}

const MOST = 8
const lastPart = (text: string): string => text.slice(text.lastIndexOf(';') + 1).trim()

/** Words of the vocabulary that what is being typed may mean. For several values, the last one is being typed. */
export function suggestions(spec: FieldSpec, text: string, context: FieldContext): Suggestion[] {
  const { suggest, many } = spec
  if (!suggest) return []
  const typed = many ? lastPart(text) : text.trim()
  if (suggest.includes('read')) {
    const states = (['unread', 'reading', 'read'] as const).map((id) => ({ id, text: context.readName(id) }))
    const found = states.filter((state) => fold(state.text).startsWith(fold(typed)))
    return found.length > 0 ? found : states
  }
  if (many && typed === '') return []
  const concepts = context.concepts.filter((concept) => suggest.includes(concept.scheme))
  return matchConcepts(concepts, typed, context.language, many ? MOST : 40)
    .filter((hit) => !(many && hit.exact && hit.matched === null))
    .map(({ id, label, matched }) => ({ id, text: label, hint: matched ?? undefined }))
}

/** The text after a suggestion was taken. */
export function withSuggestion(spec: FieldSpec, text: string, taken: Suggestion): string {
  if (!spec.many) return taken.text
  const before = text.slice(0, text.lastIndexOf(';') + 1).trim()
  return before === '' ? taken.text : `${before} ${taken.text}`
}
