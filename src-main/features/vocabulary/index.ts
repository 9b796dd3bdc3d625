export { foldLabel, type LabelIndex, StarterRecord, StarterRecords } from './label/index.ts'
export { seedVocabularies } from './seeds.ts'
export { conceptOf, conceptsOf, forgetLabels, labelIndex } from './service.ts'
export {
  conceptIds,
  findConcept,
  insertConcepts,
  ownConcepts,
  putConcept,
  readConcepts,
  type StoredConcept,
} from './store.ts'
export { insertSchemes, type SchemeFacts, schemeFacts } from './schemes.ts'
