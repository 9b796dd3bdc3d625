import { os } from '../../base/implement.ts'
import { importPaths } from './service.ts'

/** `imports` of the contract, each method tied to its service. */
export const importsRouter = {
  run: os.imports.run.handler(({ input, context, signal }) => importPaths(context, input, signal)),
}
