export { foldLabel, MAX_LABEL_LENGTH } from './fold.ts'
export {
  buildLabelIndex,
  type LabelCandidate,
  type LabelIndex,
  type LabelledConcept,
  type LabelMatch,
} from './label-index.ts'
export { SeedConcept, SeedVocabulary, StarterRecord, StarterRecords } from './seed-schema.ts'
