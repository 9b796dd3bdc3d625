import { os } from '../../base/implement.ts'
import { search } from './service.ts'

export const searchRouter = {
  query: os.search.query.handler(({ input, context }) => search(context, input)),
}
