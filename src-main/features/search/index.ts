export { foldText, foldWords } from './fold.ts'
export { indexPage, indexPublication, unindexPages } from './store.ts'
