import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'

/** Records that come with Cartable. */
export const starterContract = {
  /** Enters the records that come with Cartable, without files; those already there are left alone. */
  add: oc.output(z.object({ command: Id, added: z.int().min(0) })),
}
