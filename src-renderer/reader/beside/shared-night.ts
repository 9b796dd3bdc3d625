import { watch, type Ref } from 'vue'
import type { OpenFile } from '../open-file.ts'
import type { SideName } from './side.ts'

/** Pages side by side are dark together: whichever side is turned, and as the left one is when they meet. */
export function useSharedNight(
  files: Readonly<Record<SideName, OpenFile | null>>,
  two: Readonly<Ref<boolean>>,
): void {
  watch(
    () => {
      const { left, right } = files
      const shown = two.value && left?.pdf.ready.value === true && right?.pdf.ready.value === true
      return shown ? ([left.night, right.night] as const) : null
    },
    (nights, _, onCleanup) => {
      if (!nights) return
      const [left, right] = nights
      right.value = left.value
      onCleanup(watch(left, (now) => (right.value = now)))
      onCleanup(watch(right, (now) => (left.value = now)))
    },
  )
}
