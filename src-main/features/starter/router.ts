import { os } from '../../base/implement.ts'
import { addStarterRecords } from './service.ts'

export const starterRouter = {
  add: os.starter.add.handler(({ context }) => addStarterRecords(context)),
}
