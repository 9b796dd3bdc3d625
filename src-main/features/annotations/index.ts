export { annotationEntity, importMarks } from './service.ts'
export { annotationsOf, annotationsOfPublication, type StoredAnnotation } from './store.ts'
