import { computed, onScopeDispose, watch } from 'vue'
import { api } from '../../client/api.ts'
import { useCommands, type UndoScope } from '../../client/commands.ts'
import { useFetched } from '../../client/fetched.ts'
import { useFront } from '../../client/layers.ts'
import { useLive } from '../../client/live.ts'

/**
 * Undo and redo of the marks of a file while it is in front. What is next comes from the history of the library, so it
 * is there after the tab was closed or the window loaded again.
 *
 * @param hasMarks false for text that flows, where undoing means the edits of the window
 */
export function useMarksUndo(attachmentId: () => string, hasMarks: () => boolean): void {
  const live = useLive()
  const commands = useCommands()
  const front = useFront()
  const { value, reload } = useFetched([attachmentId, () => live.annotations], (signal) =>
    api.history.marks({ attachmentId: attachmentId() }, { signal }),
  )

  /** What is next is asked anew: the answer shown may be from before the last edit. */
  async function take(which: 'undo' | 'redo'): Promise<void> {
    const command = (await api.history.marks({ attachmentId: attachmentId() }))[which]
    if (!command) return
    await commands.takeBack(command, which === 'undo' ? 'commands.undone' : 'commands.redone')
    await reload()
  }

  const scope: UndoScope = {
    canUndo: computed(() => Boolean(value.value?.undo)),
    canRedo: computed(() => Boolean(value.value?.redo)),
    undo: () => take('undo'),
    redo: () => take('redo'),
  }
  watch([front, hasMarks] as const, ([isFront, has]) => commands.scope(scope, isFront && has), {
    immediate: true,
  })
  onScopeDispose(() => commands.scope(scope, false))
}
