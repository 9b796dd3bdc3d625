import { os } from '../../base/implement.ts'
import { importPaths } from './service.ts'

export const importsRouter = {
  run: os.imports.run.handler(({ input, context, signal }) => importPaths(context, input, signal)),
}
