import { os } from '../../base/implement.ts'
import { formatWorks } from './service.ts'
import { listStyles } from './styles.ts'

/** `citations` of the contract, each method tied to its service. */
export const citationsRouter = {
  styles: os.citations.styles.handler(({ context }) => listStyles(context)),
  format: os.citations.format.handler(({ input, context, signal }) => formatWorks(context, input, signal)),
}
