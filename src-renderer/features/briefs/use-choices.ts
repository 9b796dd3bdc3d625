import { computed, type ComputedRef } from 'vue'
import type { BriefTemplate } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { useCitations } from '../../client/citations.ts'
import { useFetched } from '../../client/fetched.ts'

/** A style of citations as a list names it. */
export interface StyleChoice {
  readonly id: string
  readonly title: string
}

/** Templates and citation styles that a brief can be set with. */
export interface Choices {
  readonly templates: ComputedRef<readonly BriefTemplate[]>
  readonly styles: ComputedRef<readonly StyleChoice[]>
}

/** A list in which what is chosen stands, whether or not it is there any more. */
export function withChosen(styles: readonly StyleChoice[], id: string): readonly StyleChoice[] {
  return styles.some((style) => style.id === id) ? styles : [...styles, { id, title: id }]
}

/** Reads what there is to choose, each time a dialog asks: folders of the library may hold new ones. */
export function useChoices(): Choices {
  const citations = useCitations()
  void citations.reload()
  const { value: templates } = useFetched(
    () => true,
    (signal) => api.briefs.templates(undefined, { signal }),
  )
  return { templates: computed(() => templates.value ?? []), styles: computed(() => citations.styles) }
}
