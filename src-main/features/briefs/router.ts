import { os } from '../../base/implement.ts'
import { CartableError } from '../../contract/errors.ts'
import { candidates } from './candidates.ts'
import { groupItems } from './grouping.ts'
import { addItems, moveItems, removeItems, updateItem } from './items.ts'
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

function unavailable(): never {
  throw new CartableError('UNAVAILABLE')
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
    verifyBrief(context, input.briefId, { passwords: input.passwords, signal }),
  ),
  preview: briefs.preview.handler(unavailable),
  export: briefs.export.handler(unavailable),
  templates: briefs.templates.handler(() => listTemplates()),
}
