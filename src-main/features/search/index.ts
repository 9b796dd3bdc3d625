export { foldText, foldWords } from './fold.ts'
export { indexPages, indexPagesOf, indexPublication, unindexPages } from './store.ts'
export { warmSearch } from './service.ts'
