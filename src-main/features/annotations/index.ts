export { annotationEntity, importMarks } from './service.ts'
export {
  annotationsOf,
  annotationsOfPublication,
  editedIds,
  removedMarks,
  type StoredAnnotation,
} from './store.ts'
