import type { Context } from '../../base/context.ts'
import type { CommandResult, FieldOrigin } from '../../contract/publications.ts'
import { type Command, runCommand } from '../history/index.ts'
import { requirePublication } from './service.ts'
import { updateOrigins, updatePublication } from './store.ts'

/** Which guesses to make a person's own, and whether the publications leave the inbox. */
export interface Acceptance {
  /** All guessed fields where not given. */
  readonly fields?: readonly string[] | undefined
  readonly catalogued: boolean
}

async function acceptOne(edit: Command, id: string, { fields, catalogued }: Acceptance): Promise<void> {
  const publication = await requirePublication(edit.trx, id)
  const { origins, state } = publication
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  const accepted: Record<string, FieldOrigin> = {}
  for (const [field, origin] of Object.entries(origins)) {
    if (!origin || origin.by !== 'guess' || (fields && !fields.includes(field))) continue
    // Where it was read stays known; only whose word it is changes.
    accepted[field] = { ...origin, by: 'person' }
    before[`origin.${field}`] = origin
    after[`origin.${field}`] = accepted[field]
  }
  const leaves = catalogued && state === 'inbox'
  if (leaves) {
    before['state'] = state
    after['state'] = 'catalogued'
  }
  if ((await edit.record('publication', id, before, after)) === 0) return
  // Neither changes a word of the record, so the index stays as it is.
  await updatePublication(edit.trx, id, edit.at, leaves ? { state: 'catalogued' } : {})
  await updateOrigins(edit.trx, id, { ...(origins as Record<string, FieldOrigin>), ...accepted })
  await edit.touch(id)
}

/**
 * Makes guesses the person's own: their origin says so from now on, and keeps the words that they were read from.
 * Starter records are no arrivals, so `catalogued` moves only what is in the inbox.
 *
 * @throws CartableError NOT_FOUND; nothing is changed then
 */
export async function acceptGuesses(
  context: Context,
  ids: readonly string[],
  acceptance: Acceptance,
): Promise<CommandResult> {
  const { command, changed } = await runCommand(context, 'accept', async (edit) => {
    for (const id of ids) await acceptOne(edit, id, acceptance)
  })
  return { command, changed }
}
