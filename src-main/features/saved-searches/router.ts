import { os } from '../../base/implement.ts'
import { defined } from '../../base/objects.ts'
import type { SavedSearch } from '../../contract/saved-searches.ts'
import { createSearch, listSearches, removeSearch, updateSearch } from './service.ts'

const { savedSearches } = os

/** `savedSearches` of the contract, each method tied to its service. */
export const savedSearchesRouter = {
  list: savedSearches.list.handler(({ context }) => listSearches(context)),
  create: savedSearches.create.handler(({ input, context }) => createSearch(context, input)),
  update: savedSearches.update.handler(({ input: { id, ...fields }, context }) =>
    updateSearch(context, id, defined<Partial<SavedSearch>>(fields)),
  ),
  remove: savedSearches.remove.handler(({ input, context }) => removeSearch(context, input.id)),
}
