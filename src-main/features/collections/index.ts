export { collectionEntity } from './service.ts'
export { collectionsOf, putCollection } from './store.ts'
