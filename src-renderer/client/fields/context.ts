import { computed, type ComputedRef } from 'vue'
import { useVocabulary } from '../vocabulary.ts'
import { useWords } from '../words.ts'
import type { FieldContext } from './spec.ts'

/** What showing and reading fields needs, in the language of the interface. */
export function useFieldContext(): ComputedRef<FieldContext> {
  const { t, language, edtf, languageName } = useWords()
  const vocabulary = useVocabulary()
  return computed(() => ({
    language: language.value,
    concepts: vocabulary.concepts,
    edtf,
    languageName,
    readName: (state) => t(`fields.read.${state}`),
  }))
}
