import { computed, nextTick, type ComputedRef } from 'vue'
import type { OpenBrief, Writing } from './open-brief.ts'

/** Writing of one part of an item. */
export interface ItemWriting {
  readonly on: ComputedRef<boolean>
  begin(): void
  /** Ends; the keyboard comes back to the item unless it went elsewhere. */
  close(how: 'end' | 'next' | 'leave'): void
}

/**
 * Opens and closes the field of a part of an item.
 *
 * @param next what follows when writing ends with "go on" (Ctrl+Enter; Enter in one line)
 */
export function itemWriting(
  brief: OpenBrief,
  id: () => string,
  part: Writing['part'],
  next?: () => void,
): ItemWriting {
  const on = computed(() => brief.writing.value?.id === id() && brief.writing.value.part === part)
  return {
    on,
    begin: () => brief.write(id(), part),
    close(how) {
      if (on.value) brief.endWriting()
      if (how === 'leave') return
      if (how === 'next' && next) next()
      else void nextTick(() => brief.choose(id()))
    },
  }
}
