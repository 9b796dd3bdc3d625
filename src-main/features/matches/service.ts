import type { Context, EntityHandler } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import { requirePublication } from '../publications/index.ts'
import { type Apart, findApart, putApart } from './store.ts'

/** Remembers that two publications are not one work. @throws CartableError NOT_FOUND, INVALID_VALUE for one with itself */
export async function keepApart(context: Context, first: string, second: string): Promise<CommandResult> {
  if (first === second) throw new CartableError('INVALID_VALUE', { field: 'second', value: second })
  const { command, changed } = await runCommand(context, 'keep-apart', (edit) =>
    keepApartInside(edit, first, second),
  )
  return { command, changed }
}

/** Remembers inside a command that two publications are not one work. @throws CartableError NOT_FOUND */
export async function keepApartInside(edit: Command, first: string, second: string): Promise<void> {
  const [firstId, secondId] = first < second ? [first, second] : [second, first]
  for (const id of [firstId, secondId]) await requirePublication(edit.trx, id)
  const apart: Apart = { id: newId(), firstId, secondId, trashedAt: null }
  await putApart(edit.trx, apart)
  const { id, ...fields } = apart
  await edit.record('match', id, { trashedAt: edit.at }, fields)
  for (const each of [firstId, secondId]) await edit.touch(each)
}

/** How history reads and restores what is kept apart. */
export const matchEntity: EntityHandler = {
  read: async (db, id) => {
    const apart = await findApart(db, id)
    return apart ? { ...apart } : null
  },
  write: async (db, id, fields) => {
    const apart = await findApart(db, id)
    if (apart) await putApart(db, { ...apart, ...(fields as Partial<Apart>) })
  },
  publicationsOf: async (db, id) => {
    const apart = await findApart(db, id)
    return apart ? [apart.firstId, apart.secondId] : []
  },
}
