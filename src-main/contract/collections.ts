import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'
import { CommandResult } from './publications.ts'

/** A manual group of publications; groups nest. `count` is of publications in the group itself. */
export const Collection = z.object({
  id: Id,
  name: z.string().trim().min(1).max(300),
  parentId: Id.nullable(),
  count: z.int().min(0),
})
export type Collection = z.infer<typeof Collection>

/** Manual groups. Removing one leaves its publications. */
export const collectionsContract = {
  list: oc.output(z.array(Collection)),
  create: oc
    .input(z.object({ name: z.string().trim().min(1).max(300), parentId: Id.nullable().default(null) }))
    .output(Collection.extend({ command: Id })),
  /** Renames or moves. Moving a collection below itself is refused. */
  update: oc
    .input(
      z.object({
        id: Id,
        name: z.string().trim().min(1).max(300).optional(),
        parentId: Id.nullable().optional(),
      }),
    )
    .output(CommandResult),
  remove: oc.input(z.object({ id: Id })).output(CommandResult),
}
