export { collectionEntity } from './service.ts'
export { collectionsOf, findCollection, liveCollections, publicationsBelow, putCollection } from './store.ts'
