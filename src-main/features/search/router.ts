import { os } from '../../base/implement.ts'
import { search } from './service.ts'

/** `search` of the contract, each method tied to its service. */
export const searchRouter = {
  query: os.search.query.handler(({ input, context }) => search(context, input)),
}
