import { api } from './api.ts'
import { problemOf } from './problems.ts'
import { useToasts } from './toasts.ts'

/** Shows a file that was written in its folder; tells where that could not be done. */
export function showFile(path: string): void {
  api.host.showFile({ path }).catch((error: unknown) => {
    useToasts().add({ kind: 'failed', key: 'commands.failed', problem: problemOf(error) })
  })
}
