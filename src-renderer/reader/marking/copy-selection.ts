import { useEventListener } from '@vueuse/core'
import type { ShallowRef } from 'vue'
import { isTyping } from '../../client/keys.ts'
import { useFront } from '../../client/layers.ts'
import { useToasts } from '../../client/toasts.ts'
import type { Selected } from './selection.ts'

/** Puts the words of a selection on the clipboard. @returns whether that was possible; when not, it was told */
export async function copyWords(selected: Selected): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(await selected.text())
    return true
  } catch {
    useToasts().add({ kind: 'failed', key: 'marking.notCopied' })
    return false
  }
}

/** Copies all words of a selection where the browser knows only those of pages that are held. */
export function useCopying(selected: Readonly<ShallowRef<Selected | null>>): void {
  const front = useFront()
  useEventListener(
    document,
    'copy',
    (event: ClipboardEvent) => {
      const { value } = selected
      if (!front.value || !value?.isPartlyAway() || isTyping(document.activeElement)) return
      event.preventDefault()
      event.stopPropagation()
      void copyWords(value)
    },
    { capture: true },
  )
}
