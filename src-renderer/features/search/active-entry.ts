import { computed, type Ref, shallowRef, watch } from 'vue'
import { type Entry, placeOf } from './hits.ts'

/**
 * What lies under the keyboard among results. It stays the same hit when results change around it, and is the first again
 * once they answer other words.
 */
export function useActiveEntry(entries: Readonly<Ref<readonly Entry[]>>, answered: Readonly<Ref<string>>) {
  const active = shallowRef(0)
  let question = answered.value
  watch(entries, (list, before) => {
    active.value = question === answered.value ? placeOf(list, before, active.value) : 0
    question = answered.value
  })
  return {
    active,
    current: computed(() => entries.value[active.value] ?? null),
    move: (by: number): void => {
      active.value = Math.max(0, Math.min(entries.value.length - 1, active.value + by))
    },
    reset: (): void => {
      active.value = 0
    },
  }
}
