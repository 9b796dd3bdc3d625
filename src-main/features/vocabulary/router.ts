import { os } from '../../base/implement.ts'
import { allConcepts, listVocabularies, resolveConcept, showVocabulary } from './service.ts'

const { vocabulary } = os

/** `vocabulary` of the contract, each method tied to its service. */
export const vocabularyRouter = {
  list: vocabulary.list.handler(({ context }) => listVocabularies(context)),
  all: vocabulary.all.handler(({ context }) => allConcepts(context)),
  show: vocabulary.show.handler(({ input, context }) => showVocabulary(context, input.scheme)),
  resolve: vocabulary.resolve.handler(({ input, context }) =>
    resolveConcept(context, input.label, input.scheme),
  ),
}
