export { meaningEntity } from './service.ts'
export { allMeanings, putMeaning } from './store.ts'
