import * as z from 'zod'
import { oc } from './base.ts'
import { ConceptId, Id, Instant } from './values.ts'

/** One field of one entity, before and after, as JSON values. */
export const Change = z.object({
  id: Id,
  command: Id,
  at: Instant,
  actor: z.string(),
  entity: z.enum([
    'publication',
    'annotation',
    'attachment',
    'collection',
    'saved-search',
    'match',
    'meaning',
    'brief',
    'brief-item',
    'concept',
  ]),
  entityId: z.union([Id, ConceptId]),
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  cause: z.string(),
})
export type Change = z.infer<typeof Change>
export type EntityKind = Change['entity']

/** Who changed what, and taking it back. */
export const historyContract = {
  list: oc
    .input(z.object({ entityId: Id, limit: z.int().min(1).max(1000).default(200) }))
    .output(z.array(Change)),
  /**
   * What this person can take back and do again of the marks of a file, also from before the window was opened: the
   * next command for each, null where there is none. Both are given to `undo`.
   */
  marks: oc
    .input(z.object({ attachmentId: Id }))
    .output(z.object({ undo: Id.nullable(), redo: Id.nullable() })),
  /** Undoes one command. Fields that were changed again since are left alone and returned. */
  undo: oc
    .input(z.object({ command: Id }))
    .output(z.object({ command: Id, restored: z.int(), kept: z.array(z.string()) })),
}
