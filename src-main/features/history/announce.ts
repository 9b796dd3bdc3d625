import type { Breath } from '../../base/breathe.ts'
import type { Context } from '../../base/context.ts'
import type { EntityKind } from '../../contract/history.ts'
import type { ChangeHead } from './store.ts'

/** Values of a field of entities, each once; others get their turn meanwhile. */
async function valuesOf(
  context: Context,
  {
    kind,
    ids,
    field,
  }: { readonly kind: EntityKind; readonly ids: readonly string[]; readonly field: string },
  breath: Breath,
): Promise<Set<string>> {
  const values = new Set<string>()
  for (const id of ids) {
    const value = (await context.entities[kind].read(context.db, id))?.[field]
    if (typeof value === 'string') values.add(value)
    await breath.take()
  }
  return values
}

/** Tells listeners of what is no publication; of those, the command itself tells. */
export async function announce(context: Context, rows: readonly ChangeHead[], breath: Breath): Promise<void> {
  const idsOf = (kind: EntityKind): string[] => [
    ...new Set(rows.filter((row) => row.entity === kind).map((row) => row.entityId)),
  ]
  const { events } = context
  const collections = idsOf('collection')
  if (collections.length > 0) events.emit('collections.changed', { ids: collections })
  const searches = idsOf('saved-search')
  if (searches.length > 0) events.emit('saved-searches.changed', { ids: searches })
  if (idsOf('concept').length > 0) events.emit('vocabularies.changed', {})
  if (idsOf('meaning').length > 0) events.emit('meanings.changed', {})
  const items = { kind: 'brief-item' as const, ids: idsOf('brief-item'), field: 'briefId' }
  const briefs = new Set([...idsOf('brief'), ...(await valuesOf(context, items, breath))])
  if (briefs.size > 0) events.emit('briefs.changed', { ids: [...briefs] })
  const marks = { kind: 'annotation' as const, ids: idsOf('annotation'), field: 'attachmentId' }
  for (const attachmentId of await valuesOf(context, marks, breath))
    events.emit('annotations.changed', { attachmentId })
}
