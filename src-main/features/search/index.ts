export { foldText, foldWords } from './fold.ts'
export { indexPages, indexPublication, unindexPages } from './store.ts'
export { warmSearch } from './service.ts'
