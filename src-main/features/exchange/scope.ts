import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ExportScope } from '../../contract/exchange.ts'
import { listIds } from '../catalogue/index.ts'
import { findCollection, publicationsBelow } from '../collections/index.ts'

/** Ids of the publications of a scope, in its order. @throws CartableError NOT_FOUND, and as lists do */
export async function idsOf(context: Context, scope: ExportScope): Promise<readonly string[]> {
  if (scope.kind === 'ids') return [...new Set(scope.ids)]
  if (scope.kind === 'list') return listIds(context, scope.query)
  const collection = await findCollection(context.db, scope.id)
  if (!collection || collection.trashedAt !== null)
    throw new CartableError('NOT_FOUND', { entity: 'collection', id: scope.id })
  const below = new Set(await publicationsBelow(context.db, scope.id))
  const query = { filter: {}, sort: { by: 'issued', descending: true }, language: 'en' } as const
  return (await listIds(context, query)).filter((id) => below.has(id))
}
