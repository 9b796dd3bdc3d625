import { os } from '../../base/implement.ts'
import { listFacets } from './list.ts'

/** `catalogue` of the contract, each method tied to its service. */
export const catalogueRouter = {
  facets: os.catalogue.facets.handler(({ input, context, signal }) => listFacets(context, input, signal)),
}
