import { os } from '../../base/implement.ts'
import { listChanges, nextOfMarks } from './service.ts'
import { undo } from './undo.ts'

/** `history` of the contract, each method tied to its service. */
export const historyRouter = {
  list: os.history.list.handler(({ input, context }) => listChanges(context, input.entityId, input.limit)),
  marks: os.history.marks.handler(({ input, context }) => nextOfMarks(context, input.attachmentId)),
  undo: os.history.undo.handler(({ input, context }) => undo(context, input.command)),
}
