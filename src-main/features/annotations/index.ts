export { annotationEntity, importMarks } from './service.ts'
export {
  annotationsOf,
  annotationsOfPublication,
  editedIds,
  putAnnotation,
  removedMarks,
  type StoredAnnotation,
} from './store.ts'
