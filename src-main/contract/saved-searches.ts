import * as z from 'zod'
import { oc } from './base.ts'
import { CommandResult, ListFilter, ListSort } from './publications.ts'
import { Id } from './values.ts'

/** A question that is asked again: words for the search, conditions for the list, or both. */
export const SavedSearch = z.object({
  id: Id,
  name: z.string().trim().min(1).max(300),
  query: z.string().max(1000),
  filter: ListFilter,
  sort: ListSort.nullable(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** Stored questions. */
export const savedSearchesContract = {
  list: oc.output(z.array(SavedSearch)),
  create: oc.input(SavedSearch.omit({ id: true })).output(SavedSearch.extend({ command: Id })),
  update: oc.input(SavedSearch.partial().required({ id: true })).output(CommandResult),
  remove: oc.input(z.object({ id: Id })).output(CommandResult),
}
