import type { EntityHandler, Reader } from '../../base/context.ts'
import type { Publication } from '../../contract/publications.ts'
import { indexPublication } from '../search/index.ts'
import { type Origins, readPublication, setTrashed, updateOrigins, updatePublication } from './store.ts'

const ORIGIN_PREFIX = 'origin.'
const NOT_FIELDS = new Set(['id', 'origins', 'createdAt', 'modifiedAt'])

/** Fields of which the index of the search holds no words: putting thousands into the trash need not write it anew. */
const WORDLESS: ReadonlySet<string> = new Set([
  ...['trashedAt', 'readState', 'state', 'issued', 'temporal', 'url', 'rights', 'languages'],
  ...['relations', 'collections'],
])

/**
 * A publication as history sees it: one entry a field, and one (`origin.<field>`) for where its value came from,
 * so that undoing one field does not depend on edits of another.
 */
export function toHistory(publication: Publication): Record<string, unknown> {
  const fields = Object.entries(publication).filter(([name]) => !NOT_FIELDS.has(name))
  const origins = Object.entries(publication.origins).map(([name, origin]) => [ORIGIN_PREFIX + name, origin])
  return Object.fromEntries([...fields, ...origins]) as Record<string, unknown>
}

async function write(db: Reader, id: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const { trashedAt, ...rest } = changes
  const fields: Record<string, unknown> = {}
  const origins: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (name.startsWith(ORIGIN_PREFIX)) origins[name.slice(ORIGIN_PREFIX.length)] = value
    else fields[name] = value
  }
  await updatePublication(db, id, new Date().toISOString(), fields)
  if (Object.keys(origins).length > 0) {
    const current = (await readPublication(db, id))?.origins ?? {}
    const merged = Object.entries({ ...current, ...origins }).filter(([, origin]) => origin !== null)
    await updateOrigins(db, id, Object.fromEntries(merged) as Origins)
  }
  if (trashedAt !== undefined) await setTrashed(db, id, trashedAt as string | null)
  const isWordless = Object.keys(changes).every(
    (name) => WORDLESS.has(name) || name.startsWith(ORIGIN_PREFIX),
  )
  if (!isWordless) await indexPublication(db, id)
}

/** How history reads and restores publications. */
export const publicationEntity: EntityHandler = {
  read: async (db, id) => {
    const publication = await readPublication(db, id)
    return publication ? toHistory(publication) : null
  },
  write,
  publicationsOf: (_db, id) => Promise.resolve([id]),
}
