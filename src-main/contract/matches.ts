import * as z from 'zod'
import { oc } from './base.ts'
import { CommandResult, PublicationFields } from './publications.ts'
import { Id } from './values.ts'

/** Why two publications look like one work. `values` are for the wording (`{"from":"41","to":"43"}`). */
export const MatchReason = z.object({
  code: z.enum([
    'same-title',
    'similar-title',
    'same-file-stem',
    'same-page',
    'shared-names',
    'same-pages',
    'same-identifier',
    'same-text',
    'same-date',
  ]),
  values: z.record(z.string(), z.string()),
})
export type MatchReason = z.infer<typeof MatchReason>

/** Two publications that may be one: versions of a work in two languages, or the same twice. */
export const Match = z.object({
  kind: z.enum(['translation', 'duplicate']),
  first: Id,
  second: Id,
  confidence: z.number().min(0).max(1),
  reasons: z.array(MatchReason),
})
export type Match = z.infer<typeof Match>

/** Language versions and duplicates. */
export const matchesContract = {
  /** Pairs among publications that are not in the trash, surest first; of `ids` only, where given. */
  list: oc
    .input(
      z.object({ ids: z.array(Id).max(10_000).optional(), limit: z.int().min(1).max(1000).default(100) }),
    )
    .output(z.array(Match)),
  /**
   * Makes one publication of several: files, marks, notes, tags, collections and sources move to `into`, fields take
   * the values given, the others go to the trash. One command, can be undone.
   */
  merge: oc
    .input(
      z.object({
        into: Id,
        from: z.array(Id).min(1).max(50),
        fields: PublicationFields.partial().default({}),
      }),
    )
    .output(CommandResult),
  /** Remembers that two publications are not one; they are not offered again. */
  keepApart: oc.input(z.object({ first: Id, second: Id })).output(CommandResult),
}
