export { foldLabel, type LabelIndex, StarterRecord, StarterRecords } from './label/index.ts'
export { seedVocabularies } from './seeds.ts'
export { conceptOf, conceptsOf, forgetLabels, labelIndex } from './service.ts'
export {
  conceptIds,
  findConcept,
  insertConcepts,
  insertSchemes,
  ownConcepts,
  putConcept,
  readConcepts,
  type SchemeFacts,
  schemeFacts,
  type StoredConcept,
} from './store.ts'
