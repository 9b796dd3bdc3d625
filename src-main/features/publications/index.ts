export { publicationEntity } from './entity.ts'
export { addPublication, applyEdit, publicationDetail, requirePublication, trashInside } from './service.ts'
export {
  allPublicationIds,
  type Origins,
  readPublication as findPublication,
  readPublications,
  relatedTo,
  restorePublication,
  restoreRelations,
} from './store.ts'
