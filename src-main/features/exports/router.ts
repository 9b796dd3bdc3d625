import { os } from '../../base/implement.ts'
import { exportAnnotatedCopy } from './service.ts'

/** `exports` of the contract, each method tied to its service. */
export const exportsRouter = {
  annotatedCopy: os.exports.annotatedCopy.handler(({ input, context, signal }) =>
    exportAnnotatedCopy(context, input, signal),
  ),
}
