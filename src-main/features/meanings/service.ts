import type { Context, EntityHandler, Reader } from '../../base/context.ts'
import { type Meaning, MeaningNames } from '../../contract/meanings.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { runCommand } from '../history/index.ts'
import { allMeanings, putMeaning } from './store.ts'

/** History speaks of ids: the meanings together are one thing of the library, each colour a field of it. */
async function libraryId(db: Reader): Promise<string> {
  return (await db.selectFrom('library').select('id').executeTakeFirstOrThrow()).id
}

/** Meanings as fields by key; those that the library did not name are not there. */
async function fieldsOf(db: Reader): Promise<Record<string, unknown>> {
  return Object.fromEntries((await allMeanings(db)).map(({ key, names }) => [String(key), names]))
}

/** Colours that the library named, by key. */
export function listMeanings(context: Context): Promise<Meaning[]> {
  return allMeanings(context.db)
}

/** Names colours, in one command. */
export async function setMeanings(context: Context, meanings: readonly Meaning[]): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'edit', async (edit) => {
    const before = await fieldsOf(edit.trx)
    for (const meaning of meanings) await putMeaning(edit.trx, meaning)
    const now = await fieldsOf(edit.trx)
    const after = Object.fromEntries(meanings.map(({ key }) => [String(key), now[key] ?? null]))
    await edit.record('meaning', await libraryId(edit.trx), before, after)
  })
  if (changed > 0) context.events.emit('meanings.changed', {})
  return { command, changed }
}

/** How history reads and restores meanings. */
export const meaningEntity: EntityHandler = {
  read: (db) => fieldsOf(db),
  write: async (db, _id, fields) => {
    for (const [key, names] of Object.entries(fields)) {
      await putMeaning(db, { key: Number(key), names: MeaningNames.parse(names ?? {}) })
    }
  },
  publicationsOf: () => Promise.resolve([]),
}
