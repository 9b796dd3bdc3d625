import type { Context } from '../../base/context.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { compare, takenOver } from './excerpt.ts'
import { changeItem, editItems } from './items.ts'
import { marksToday } from './marks.ts'

/**
 * Brings what the marks of excerpts say today. Excerpts whose mark is gone stay as they are. @throws CartableError NOT_FOUND
 *
 * @param ids items; all where not given
 */
export async function takeOver(
  context: Context,
  briefId: string,
  ids?: readonly string[],
): Promise<CommandResult> {
  const chosen = ids && new Set(ids)
  const { command, changed } = await editItems(context, 'take-over', briefId, async (edit, items) => {
    const wanted = items.flatMap((item) => {
      const { content } = item
      return content.kind === 'excerpt' && (chosen?.has(item.id) ?? true) ? [{ item, content }] : []
    })
    const marks = await marksToday(
      edit.trx,
      wanted.map(({ content }) => content.annotationId),
    )
    for (const { item, content } of wanted) {
      const today = marks.get(content.annotationId)
      if (!today || compare(content, today).liveness !== 'changed') continue
      await changeItem(edit, item, { ...item, content: takenOver(content, today) })
    }
  })
  return { command, changed }
}
