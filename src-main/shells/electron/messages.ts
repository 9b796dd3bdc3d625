import * as z from 'zod'
import { ERROR_CODES } from '../../contract/errors.ts'
import { HostCapabilities, HostEvent } from '../../contract/host.ts'
import { Settings } from '../../contract/settings.ts'
import { Id } from '../../contract/values.ts'

/**
 * What main and core say to each other. Both sides check what arrives: the core reads hostile files by its workers, so
 * main believes it no more than it must.
 */

const Problem = z.object({
  code: z.enum(ERROR_CODES),
  data: z.record(z.string(), z.unknown()),
  message: z.string(),
})

/** How the core is started. */
export const StartConfig = z.object({
  /** Folder of the library. */
  library: z.string().min(1),
  /** Whether there was a library at the last start, so that a missing one is a failure and no beginning. */
  expected: z.boolean(),
  /** Folder of the settings. */
  config: z.string().min(1),
  capabilities: HostCapabilities,
})
export type StartConfig = z.infer<typeof StartConfig>

/** What the core asks of the shell. */
export const HostCall = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('chooseForImport'),
    kind: z.enum(['files', 'folder', 'records', 'vocabulary', 'annotations']),
  }),
  z.object({ name: z.literal('chooseLibrary') }),
  z.object({ name: z.literal('chooseSave'), suggested: z.string().max(255) }),
  z.object({ name: z.literal('showFile'), path: z.string().min(1) }),
  z.object({ name: z.literal('openExternal'), url: z.string().max(4000) }),
])
export type HostCall = z.infer<typeof HostCall>

/** A file of the library to answer the window with, see `core/serve-file.ts`. */
export const FoundFile = z.object({
  path: z.string().min(1),
  type: z.string(),
  etag: z.string(),
  cache: z.enum(['immutable', 'revalidate', 'never']),
})
export type FoundFile = z.infer<typeof FoundFile>

/** Core → main. */
export const FromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('host'), id: z.int(), call: HostCall }),
  z.object({ type: z.literal('found'), id: z.int(), file: FoundFile.nullable() }),
  z.object({ type: z.literal('spawn'), worker: z.int() }),
  z.object({ type: z.literal('kill'), worker: z.int() }),
  z.object({ type: z.literal('opened'), folder: z.string() }),
  z.object({ type: z.literal('settings'), settings: Settings }),
  z.object({ type: z.literal('failed'), code: z.enum(ERROR_CODES) }),
  z.object({ type: z.literal('defect'), kind: z.string().max(80), at: z.string().max(2000) }),
  z.object({ type: z.literal('closed') }),
])
export type FromCore = z.infer<typeof FromCore>

/** Main → core. A port comes with `client` and `worker`. */
export const FromMain = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), config: StartConfig }),
  z.object({ type: z.literal('client') }),
  z.object({
    type: z.literal('answer'),
    id: z.int(),
    value: z.union([z.string(), z.array(z.string()), z.null()]),
    error: Problem.nullable(),
  }),
  z.object({ type: z.literal('find'), id: z.int(), kind: z.enum(['files', 'covers']), attachmentId: Id }),
  z.object({ type: z.literal('worker'), worker: z.int() }),
  z.object({ type: z.literal('started'), worker: z.int(), pid: z.int() }),
  z.object({ type: z.literal('ended'), worker: z.int() }),
  z.object({ type: z.literal('event'), event: HostEvent }),
  z.object({ type: z.literal('open'), folder: z.string().min(1) }),
  z.object({ type: z.literal('close') }),
])
export type FromMain = z.infer<typeof FromMain>
