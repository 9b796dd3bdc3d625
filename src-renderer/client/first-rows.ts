import type { ListQuery } from '../../src-main/contract/publications.ts'
import { api } from './api.ts'
import { PAGE_SIZE } from './page-size.ts'

type Answer = ReturnType<typeof api.publications.list>

let asked: { readonly key: string; readonly answer: Answer } | null = null

function ask(query: ListQuery, page: number, signal?: AbortSignal): Answer {
  return api.publications.list(
    { ...query, limit: PAGE_SIZE, offset: page * PAGE_SIZE },
    signal ? { signal } : {},
  )
}

/**
 * Asks for the first rows of a list that is about to be shown: the core works while the window makes itself, or changes
 * its address (30 ms from a click to the request, otherwise).
 */
export function askAhead(query: ListQuery): void {
  const answer = ask(query, 0)
  // Told where the rows are shown.
  answer.catch(() => undefined)
  asked = { key: JSON.stringify(query), answer }
}

/** Reads a page of a list; what was asked for ahead is not asked for again. */
export function readRows(query: ListQuery, page: number, signal: AbortSignal): Answer {
  const ahead = asked
  if (page !== 0 || ahead?.key !== JSON.stringify(query)) return ask(query, page, signal)
  asked = null
  return ahead.answer
}
