import { existsSync } from 'node:fs'
import type { Context } from '../../base/context.ts'
import { os, shellOs } from '../../base/implement.ts'
import { CartableError } from '../../contract/errors.ts'
import { requireAttachment } from '../attachments/index.ts'

async function storedFile(context: Context, attachmentId: string): Promise<string> {
  const path = context.layout.fileOf(await requireAttachment(context.db, attachmentId))
  if (!existsSync(path)) throw new CartableError('FILE_MISSING', { path })
  return path
}

/** `host` of the contract: what the shell around the interface does. */
export const hostRouter = {
  capabilities: shellOs.host.capabilities.handler(({ context }) => context.host.capabilities()),
  events: shellOs.host.events.handler(({ context, signal }) => context.host.events(signal)),
  chooseForImport: shellOs.host.chooseForImport.handler(({ input, context }) =>
    context.host.chooseForImport(input.kind),
  ),
  chooseLibrary: shellOs.host.chooseLibrary.handler(({ context }) => context.host.chooseLibrary()),
  chooseSave: shellOs.host.chooseSave.handler(({ input, context }) => context.host.chooseSave(input.name)),
  showAttachment: os.host.showAttachment.handler(async ({ input, context }) => {
    await context.host.showFile(await storedFile(context, input.attachmentId))
    return null
  }),
  showFile: shellOs.host.showFile.handler(async ({ input, context }) => {
    context.paths.mayShow(input.path)
    await context.host.showFile(input.path)
    return null
  }),
  openExternal: shellOs.host.openExternal.handler(async ({ input, context }) => {
    await context.host.openExternal(input.url)
    return null
  }),
}
