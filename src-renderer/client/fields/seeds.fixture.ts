import * as z from 'zod'
import { Concept } from '../../../src-main/contract/vocabulary.ts'

const files = import.meta.glob('../../../seeds/vocabularies/*.json', { eager: true, import: 'default' })

/** The concepts that come with Cartable, for tests on real labels. */
export const seedConcepts: readonly Concept[] = Object.values(files).flatMap(
  (file) => z.object({ concepts: z.array(Concept) }).parse(file).concepts,
)
