export { publicationEntity } from './entity.ts'
export { addPublication, applyEdit, publicationDetail, requirePublication, trashInside } from './service.ts'
export {
  allPublicationIds,
  type Origins,
  readPublication as findPublication,
  relatedTo,
  restorePublication,
  restoreRelations,
} from './store.ts'
