import { os } from '../../base/implement.ts'
import { addStarterRecords } from './service.ts'

/** `starter` of the contract, each method tied to its service. */
export const starterRouter = {
  add: os.starter.add.handler(({ context }) => addStarterRecords(context)),
}
