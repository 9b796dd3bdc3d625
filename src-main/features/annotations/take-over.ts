import type { Context } from '../../base/context.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { requireAttachment } from '../attachments/index.ts'
import { runCommand } from '../history/index.ts'
import { requireAnnotation } from './service.ts'
import { putAnnotation, type StoredAnnotation } from './store.ts'

/**
 * A mark in the name of another person. The first author is kept through any number of hands, and forgotten where the
 * mark comes back to them.
 */
export function takenOver<T extends Pick<StoredAnnotation, 'author' | 'firstAuthor'>>(
  mark: T,
  actor: string,
): T {
  if (mark.author === actor) return mark
  const first = mark.firstAuthor ?? mark.author
  return { ...mark, author: actor, firstAuthor: first === actor || first === '' ? null : first }
}

/**
 * Makes marks of others the person's own, in one command that can be undone. What they say stays as it is, and so does
 * the time of their last change. A copy names the new author (`/T`): who can change a text answers for it.
 *
 * @throws CartableError NOT_FOUND; then none was taken over
 */
export async function takeOverAnnotations(context: Context, ids: readonly string[]): Promise<CommandResult> {
  const { command, changed, value } = await runCommand(context, 'take-over', async (edit) => {
    const files = new Set<string>()
    for (const id of new Set(ids)) {
      const before = await requireAnnotation(edit.trx, id)
      const after = takenOver(before, context.actor)
      if (after === before) continue
      const { publicationId } = await requireAttachment(edit.trx, before.attachmentId)
      // Neither words nor tags change, so the search index stays as it is.
      await putAnnotation(edit.trx, after)
      await edit.record('annotation', id, { ...before }, { ...after })
      await edit.touch(publicationId)
      files.add(before.attachmentId)
    }
    return files
  })
  for (const attachmentId of value) context.events.emit('annotations.changed', { attachmentId })
  return { command, changed }
}
