import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import type { ImportEvent, ImportSummary } from '../../contract/imports.ts'
import { skipFile } from './running.ts'
import { importPaths, type ImportRequest } from './service.ts'
import { unlockAttachment } from './unlock-attachment.ts'

interface RunInput extends Omit<ImportRequest, 'uploads'> {
  readonly uploads: readonly string[]
}

/** Uploaded files are needed no longer once they were tried. */
async function* discarding(
  events: AsyncGenerator<ImportEvent, ImportSummary>,
  discard: () => Promise<void>,
): AsyncGenerator<ImportEvent, ImportSummary> {
  try {
    return yield* events
  } finally {
    await discard()
  }
}

/** Refuses before anything is read: by paths that the caller may not name, or uploads that are not there. */
async function run(context: Context & Call, input: RunInput, signal?: AbortSignal) {
  for (const path of input.paths) context.paths.mayRead(path)
  for (const path of input.paths) context.paths.brought(path)
  if (input.uploads.length === 0) return importPaths(context, { ...input, uploads: [] }, signal)
  const uploads = await Promise.all(input.uploads.map((id) => context.host.uploaded(id)))
  return discarding(importPaths(context, { ...input, uploads }, signal), async () => {
    for (const id of input.uploads) await context.host.discard(id)
  })
}

/** `imports` of the contract, each method tied to its service. */
export const importsRouter = {
  run: os.imports.run.handler(({ input, context, signal }) => run(context, input, signal)),
  skip: os.imports.skip.handler(({ input, context }) => ({
    skipped: skipFile(context, input.run, input.path),
  })),
  unlock: os.imports.unlock.handler(({ input, context, signal }) => unlockAttachment(context, input, signal)),
}
