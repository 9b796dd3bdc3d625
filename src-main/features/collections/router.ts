import { os } from '../../base/implement.ts'
import { createCollection, listCollections, removeCollection, updateCollection } from './service.ts'

const { collections } = os

/** `collections` of the contract, each method tied to its service. */
export const collectionsRouter = {
  list: collections.list.handler(({ context }) => listCollections(context)),
  create: collections.create.handler(({ input, context }) =>
    createCollection(context, input.name, input.parentId),
  ),
  update: collections.update.handler(({ input, context }) => updateCollection(context, input.id, input)),
  remove: collections.remove.handler(({ input, context }) => removeCollection(context, input.id)),
}
