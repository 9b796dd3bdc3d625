import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { BriefItem, ItemEdit, NewItem } from './brief-items.ts'
import { Candidate, GroupBy, MarkQuery } from './brief-marks.ts'
import {
  BriefExport,
  BriefFile,
  BriefOptions,
  BriefPreview,
  BriefProgress,
  BriefTemplate,
  LockedSource,
  Passwords,
  StyleId,
  TemplateId,
  Verification,
} from './brief-output.ts'
import { Edtf } from './edtf.ts'
import { CommandResult } from './publications.ts'
import { Id, Instant, InterfaceLanguage } from './values.ts'

export * from './brief-items.ts'
export * from './brief-marks.ts'
export * from './brief-output.ts'

/** What a person writes about a brief as a whole. */
export const BriefFields = z.object({
  title: z.string().trim().min(1).max(500),
  subtitle: z.string().trim().max(500),
  author: z.string().trim().max(300),
  /** EDTF with the precision that is to be printed; null: none. */
  issued: Edtf.nullable(),
  language: InterfaceLanguage,
  template: TemplateId,
  style: StyleId,
  options: BriefOptions,
})
export type BriefFields = z.infer<typeof BriefFields>

export const Brief = BriefFields.extend({
  id: Id,
  items: z.array(BriefItem),
  createdAt: Instant,
  modifiedAt: Instant,
  trashedAt: Instant.nullable(),
})
export type Brief = z.infer<typeof Brief>

export const BriefSummary = BriefFields.pick({ title: true, subtitle: true, language: true }).extend({
  id: Id,
  excerpts: z.int().min(0),
  publications: z.int().min(0),
  modifiedAt: Instant,
})
export type BriefSummary = z.infer<typeof BriefSummary>

const Added = CommandResult.extend({ ids: z.array(Id) })

/** Briefs: what was marked in several publications, in an order of one's own, cited and checked. */
export const briefsContract = {
  /** Last changed first; those in the trash with `trashed`, and only those. */
  list: oc.input(z.object({ trashed: z.boolean().default(false) }).optional()).output(z.array(BriefSummary)),
  get: oc.input(z.object({ id: Id })).output(Brief),
  /** Templates bring their options and headings with them. */
  create: oc
    .input(BriefFields.partial().required({ title: true, language: true }))
    .output(CommandResult.extend({ id: Id })),
  update: oc.input(z.object({ id: Id, fields: BriefFields.partial() })).output(CommandResult),
  /** A copy with items of its own. */
  duplicate: oc
    .input(z.object({ id: Id, title: z.string().min(1).max(500) }))
    .output(CommandResult.extend({ id: Id })),
  remove: oc.input(z.object({ id: Id })).output(CommandResult),
  /** Takes a brief out of the trash. */
  restore: oc.input(z.object({ id: Id })).output(CommandResult),
  /** `after`: id of the item that they follow; null: at the beginning; not given: at the end. */
  addItems: oc
    .input(
      z.object({
        briefId: Id,
        items: z.array(NewItem).min(1).max(2000),
        after: Id.nullable().optional(),
      }),
    )
    .output(Added),
  updateItem: oc.input(z.object({ id: Id, fields: ItemEdit })).output(CommandResult),
  /** Puts items behind another, in the order given. */
  moveItems: oc
    .input(z.object({ briefId: Id, ids: z.array(Id).min(1).max(2000), after: Id.nullable() }))
    .output(CommandResult),
  removeItems: oc.input(z.object({ briefId: Id, ids: z.array(Id).min(1).max(2000) })).output(CommandResult),
  candidates: oc
    .input(MarkQuery.extend({ limit: z.int().min(1).max(2000).default(200) }))
    .output(z.object({ total: z.int(), marks: z.array(Candidate) })),
  /** Orders all excerpts under headings made for their groups; other items stay above them. One command. */
  group: oc.input(z.object({ briefId: Id, by: GroupBy })).output(CommandResult),
  /** Brings what the marks of excerpts say today; all excerpts where no ids are given. */
  takeOver: oc.input(z.object({ briefId: Id, ids: z.array(Id).optional() })).output(CommandResult),
  /** Re-reads every quotation in its file. Closing the stream cancels. */
  verify: oc
    .input(z.object({ briefId: Id, passwords: Passwords.default({}) }))
    .output(eventIterator(BriefProgress, Verification)),
  /** Sources that do not open with the passwords given: they are to be asked for before a check or an export. */
  locked: oc.input(z.object({ briefId: Id, passwords: Passwords.default({}) })).output(z.array(LockedSource)),
  preview: oc.input(BriefExport.omit({ format: true })).output(BriefPreview),
  /** `path` null: keep it for one download. Closing the stream cancels, and nothing is left behind. */
  export: oc
    .input(BriefExport.extend({ path: z.string().min(1).nullable(), overwrite: z.boolean().default(false) }))
    .output(eventIterator(BriefProgress, BriefFile)),
  templates: oc.output(z.array(BriefTemplate)),
}
