export { collectionEntity } from './service.ts'
