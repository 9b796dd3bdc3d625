import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { ERROR_CODES } from './errors.ts'

/**
 * What stands behind the window. `none`: the folder holds no library yet. `failed`: there is one that cannot be opened;
 * `error` says why. Nothing was changed then.
 */
export const SessionStatus = z.object({
  state: z.enum(['none', 'opening', 'open', 'failed', 'closed']),
  /** Folder of the library, as the person knows it. */
  folder: z.string(),
  error: z.object({ code: z.enum(ERROR_CODES), data: z.record(z.string(), z.unknown()) }).nullable(),
  /** While opening: what is being done (`migrate`, `demo`, `rebuild` …) and how far. */
  step: z.object({ name: z.string(), done: z.int(), total: z.int() }).nullable(),
  /** Name written into marks and history. */
  actor: z.string(),
})
export type SessionStatus = z.infer<typeof SessionStatus>

/** Opening and closing the library that the other methods speak of. These work without one. */
export const sessionContract = {
  status: oc.output(SessionStatus),
  /** The status now, and again at each change. */
  watch: oc.output(eventIterator(SessionStatus)),
  /** Makes a library in the folder: empty, or with starter records and the demonstration article. */
  start: oc.input(z.object({ kind: z.enum(['empty', 'demo']) })).output(SessionStatus),
  /** Tries to open the same folder again. */
  retry: oc.output(SessionStatus),
  /** Opens another folder: one that a dialog of the shell returned. Refused where the shell has no dialogs. */
  open: oc.input(z.object({ folder: z.string().min(1) })).output(SessionStatus),
  /** Puts a damaged database aside and makes a new one from the records and files beside it. */
  rebuild: oc.output(SessionStatus),
}
