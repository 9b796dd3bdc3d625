import { os } from '../../base/implement.ts'
import { search } from './service.ts'
import { searchTitles } from './titles.ts'

/** `search` of the contract, each method tied to its service. */
export const searchRouter = {
  query: os.search.query.handler(({ input, context }) => search(context, input)),
  titles: os.search.titles.handler(({ input, context }) => searchTitles(context, input)),
}
