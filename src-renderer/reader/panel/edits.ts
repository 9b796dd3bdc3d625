import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
import { isAbort, problemOf } from '../../client/problems.ts'
import { useToasts } from '../../client/toasts.ts'

/** Edits that start in the panel. What failed was told of; nothing changed then. */
export interface MarkEdits {
  tag(id: string, concepts: readonly string[]): Promise<boolean>
  /** Answers a mark, in one's own name. */
  reply(mark: Annotation, text: string): Promise<boolean>
  /** Makes marks of others one's own. */
  takeOver(ids: readonly string[]): Promise<void>
}

/** See {@link MarkEdits}. The list of marks follows by the events of the core. */
export function useMarkEdits(): MarkEdits {
  const toasts = useToasts()
  const commands = useCommands()

  async function told(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (!isAbort(error)) toasts.add({ kind: 'failed', key: 'reader.notSaved', problem: problemOf(error) })
      return false
    }
  }

  return {
    tag: (id, concepts) => told(() => api.annotations.update({ id, concepts: [...concepts] })),
    reply: ({ id, attachmentId, pageIndex, rect }, comment) =>
      told(() =>
        api.annotations.create({
          ...{ attachmentId, pageIndex, rect, comment },
          ...{ quads: [], ink: [], quote: null, prefix: null, suffix: null },
          kind: 'note',
          inReplyTo: id,
        }),
      ),
    takeOver: async (ids) => {
      const telling = { key: 'panel.takenOver', values: { n: ids.length } }
      await commands.run(() => api.annotations.takeOver({ ids: [...ids] }), telling)
    },
  }
}
