export { collectionEntity } from './service.ts'
export { collectionsOf, findCollection, putCollection } from './store.ts'
