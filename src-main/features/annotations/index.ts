export { fileOf, onGlyphs } from './place.ts'
export { annotationEntity, importMarks, requireAnnotation, saveAnnotations } from './service.ts'
export {
  annotationsOf,
  annotationsOfPublication,
  editedIds,
  findAnnotation,
  findAnnotations,
  putAnnotation,
  removedMarks,
  type StoredAnnotation,
} from './store.ts'
