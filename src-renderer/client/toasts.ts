import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Problem } from './problems.ts'

/** What a message offers to do. */
export interface ToastAction {
  readonly key: string
  readonly keys?: string
  readonly run: () => void
}

/** Something told in passing. A failure stays until it is closed; the rest goes after a while. */
export interface Toast {
  readonly id: number
  readonly kind: 'done' | 'failed'
  /** Key of the text and its values, so that a change of language reaches it. */
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
  readonly problem: Problem | null
  readonly action: ToastAction | null
  /** A second thing. */
  readonly also: ToastAction | null
}

const SHOWN_MS = 8000

/** Messages at the foot of the window, newest last. */
export const useToasts = defineStore('toasts', () => {
  const all = shallowRef<readonly Toast[]>([])
  let next = 0

  function close(id: number): void {
    all.value = all.value.filter((toast) => toast.id !== id)
  }

  function add(toast: Pick<Toast, 'kind' | 'key'> & Partial<Toast>): number {
    const id = (next += 1)
    const kept = all.value.slice(-2)
    all.value = [...kept, { values: {}, problem: null, action: null, also: null, ...toast, id }]
    if (toast.kind !== 'failed') setTimeout(() => close(id), SHOWN_MS)
    return id
  }

  return { all, add, close }
})
