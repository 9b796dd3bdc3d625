export { annotationEntity, importMarks } from './service.ts'
export { annotationsOf, annotationsOfPublication, editedIds, type StoredAnnotation } from './store.ts'
