import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { oc } from './base.ts'
import { Id } from './values.ts'

/** What the shell around the interface can do. A browser has no dialogs for paths and shows no folders. */
export const HostCapabilities = z.object({
  shell: z.enum(['electron', 'web']),
  /** Paths can be chosen and read; without it files are uploaded and copies downloaded. */
  paths: z.boolean(),
  platform: z.string(),
  version: z.string(),
  /** BCP 47 language of the system. */
  locale: z.string(),
})
export type HostCapabilities = z.infer<typeof HostCapabilities>

/** A link into the library: `cartable://open/<publication>[/<attachment>[/<annotation>]][?page=N]`. */
export const LibraryLink = z.object({
  publicationId: Id,
  attachmentId: Id.nullable(),
  /** 1-based. */
  page: z.int().min(1).nullable(),
  annotationId: Id.nullable(),
})
export type LibraryLink = z.infer<typeof LibraryLink>

/** Something that the shell asks of the interface: a menu entry was chosen, a link or files were opened. */
export const HostEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('action'), action: z.string() }),
  z.object({ kind: z.literal('link'), link: LibraryLink }),
  z.object({ kind: z.literal('files'), paths: z.array(z.string()) }),
])
export type HostEvent = z.infer<typeof HostEvent>

/** The shell around the interface. Methods that need what it lacks fail with UNAVAILABLE. Work without a library. */
export const hostContract = {
  capabilities: oc.output(HostCapabilities),
  events: oc.output(eventIterator(HostEvent)),
  /** Paths of files or of a folder that the person chose; empty when cancelled. */
  chooseForImport: oc
    .input(z.object({ kind: z.enum(['files', 'folder', 'records', 'vocabulary', 'annotations']) }))
    .output(z.array(z.string())),
  /** Folder of a library that the person chose; null when cancelled. */
  chooseLibrary: oc.output(z.string().nullable()),
  /** Where to save a copy; null when cancelled. The person has confirmed overwriting. */
  chooseSave: oc.input(z.object({ name: z.string().min(1).max(255) })).output(z.string().nullable()),
  /** Shows the file of an attachment in the system's file manager. */
  showAttachment: oc.input(z.object({ attachmentId: Id })).output(z.null()),
  /** Shows a file in the system's file manager: only what this session wrote, or was given for import. */
  showFile: oc.input(z.object({ path: z.string().min(1) })).output(z.null()),
  /** Opens an http(s) address in the system's browser, a mailto one in its mail program. */
  openExternal: oc
    .input(z.object({ url: z.url({ protocol: /^(https?|mailto)$/ }).max(4000) }))
    .output(z.null()),
}
