import { os } from '../../base/implement.ts'
import { listMeanings, setMeanings } from './service.ts'

/** `meanings` of the contract, each method tied to its service. */
export const meaningsRouter = {
  list: os.meanings.list.handler(({ context }) => listMeanings(context)),
  set: os.meanings.set.handler(({ input, context }) => setMeanings(context, input.meanings)),
}
