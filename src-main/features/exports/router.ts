import { os } from '../../base/implement.ts'
import { exportAnnotatedCopy } from './service.ts'

export const exportsRouter = {
  annotatedCopy: os.exports.annotatedCopy.handler(({ input, context, signal }) =>
    exportAnnotatedCopy(context, input, signal),
  ),
}
