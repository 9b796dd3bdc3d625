import { watch, type Ref } from 'vue'
import type { OpenFile } from '../open-file.ts'
import type { SideName } from './side.ts'

/** Panels of two files side by side start closed, for the pages need the room; alone again, a file has them back. */
export function useQuietPanels(
  files: Readonly<Record<SideName, OpenFile | null>>,
  two: Readonly<Ref<boolean>>,
): void {
  for (const side of ['left', 'right'] as const) {
    let had: readonly [OpenFile, OpenFile['panels']['value']] | null = null
    watch(
      // Once when the file comes, and once more when it is known what it had open the last time.
      [two, () => files[side], () => files[side]?.pdf.ready.value] as const,
      ([isTwo, file]) => {
        if (file && !isTwo && had?.[0] === file) file.panels.value = had[1]
        if (!file || !isTwo) {
          had = null
          return
        }
        if (had?.[0] !== file || file.panels.value.length > 0) had = [file, file.panels.value]
        file.panels.value = []
      },
      { flush: 'sync' },
    )
  }
}
