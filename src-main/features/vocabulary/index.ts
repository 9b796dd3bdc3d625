export { foldLabel, type LabelIndex, StarterRecord, StarterRecords } from './label/index.ts'
export { seedVocabularies } from './seeds.ts'
export { conceptOf, conceptsOf, forgetLabels, labelIndex } from './service.ts'
export { insertConcepts, readConcepts } from './store.ts'
