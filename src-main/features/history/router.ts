import { os } from '../../base/implement.ts'
import { listChanges, undo } from './service.ts'

/** `history` of the contract, each method tied to its service. */
export const historyRouter = {
  list: os.history.list.handler(({ input, context }) => listChanges(context, input.entityId, input.limit)),
  undo: os.history.undo.handler(({ input, context }) => undo(context, input.command)),
}
