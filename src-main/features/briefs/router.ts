import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import { streamed } from '../../base/streamed.ts'
import type { BriefExport, BriefFile, BriefProgress, Verification } from '../../contract/briefs.ts'
import { assertOutsideLibrary, forDownload } from '../exports/index.ts'
import { candidates } from './candidates.ts'
import { groupItems } from './grouping.ts'
import { addItems, moveItems, removeItems, updateItem } from './items.ts'
import { lockedSources } from './locked.ts'
import { exportBrief, exportForDownload } from './output-files.ts'
import { type OutputOptions, previewBrief } from './output.ts'
import {
  createBrief,
  duplicateBrief,
  getBrief,
  listBriefs,
  removeBrief,
  restoreBrief,
  updateBrief,
} from './service.ts'
import { takeOver } from './take-over.ts'
import { listTemplates } from './templates.ts'
import { verifyBrief } from './verify.ts'

const { briefs } = os

async function writeOut(
  context: Context & Call,
  input: BriefExport & { readonly path: string | null; readonly overwrite: boolean },
  options: OutputOptions,
): Promise<BriefFile> {
  const { path } = input
  if (path === null) {
    let name = ''
    const write = async (pending: string) => {
      const { name: given, ...file } = await exportForDownload(context, input, pending, options)
      name = given
      return file
    }
    return forDownload(context, () => Promise.resolve(name), write)
  }
  context.paths.mayWrite(path)
  await assertOutsideLibrary(context, path)
  const result = await exportBrief(context, input, path, options)
  context.paths.wrote(result.path)
  return { ...result, download: null }
}

/** `briefs` of the contract, each method tied to its service. */
export const briefsRouter = {
  list: briefs.list.handler(({ input, context }) => listBriefs(context, input?.trashed ?? false)),
  get: briefs.get.handler(({ input, context }) => getBrief(context, input.id)),
  create: briefs.create.handler(({ input, context }) => createBrief(context, input)),
  update: briefs.update.handler(({ input, context }) => updateBrief(context, input.id, input.fields)),
  duplicate: briefs.duplicate.handler(({ input, context }) => duplicateBrief(context, input.id, input.title)),
  remove: briefs.remove.handler(({ input, context }) => removeBrief(context, input.id)),
  restore: briefs.restore.handler(({ input, context }) => restoreBrief(context, input.id)),
  addItems: briefs.addItems.handler(({ input, context }) =>
    addItems(context, input.briefId, input.items, input.after),
  ),
  updateItem: briefs.updateItem.handler(({ input, context }) => updateItem(context, input.id, input.fields)),
  moveItems: briefs.moveItems.handler(({ input, context }) =>
    moveItems(context, input.briefId, input.ids, input.after),
  ),
  removeItems: briefs.removeItems.handler(({ input, context }) =>
    removeItems(context, input.briefId, input.ids),
  ),
  candidates: briefs.candidates.handler(({ input, context }) => candidates(context, input)),
  group: briefs.group.handler(({ input, context }) => groupItems(context, input.briefId, input.by)),
  takeOver: briefs.takeOver.handler(({ input, context }) => takeOver(context, input.briefId, input.ids)),
  verify: briefs.verify.handler(({ input, context, signal }) =>
    streamed<BriefProgress, Verification>(
      (onProgress, stop) =>
        verifyBrief(context, input.briefId, { passwords: input.passwords, signal: stop, onProgress }),
      signal,
    ),
  ),
  locked: briefs.locked.handler(({ input, context, signal }) =>
    lockedSources(context, input.briefId, input.passwords, signal),
  ),
  preview: briefs.preview.handler(({ input, context, signal }) => previewBrief(context, input, { signal })),
  export: briefs.export.handler(({ input, context, signal }) =>
    streamed<BriefProgress, BriefFile>(
      (onProgress, stop) => writeOut(context, input, { signal: stop, onProgress }),
      signal,
    ),
  ),
  templates: briefs.templates.handler(({ context }) => listTemplates(context)),
}
