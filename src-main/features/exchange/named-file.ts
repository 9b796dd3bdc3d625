import { basename } from 'node:path'
import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import type { RecordFile } from '../../contract/exchange.ts'

/** A file of this computer that a caller named. */
export interface NamedInput {
  readonly path: string
  readonly name: string
  /** Whether files beside it are the person's too: an upload lies alone. */
  readonly hasFolder: boolean
}

/** Runs `work` on a file that a caller may read; an upload is removed afterwards. @throws CartableError PERMISSION_DENIED, NOT_FOUND */
export async function withFile<T>(
  context: Context & Call,
  file: RecordFile,
  work: (input: NamedInput) => Promise<T>,
): Promise<T> {
  if ('path' in file) {
    context.paths.mayRead(file.path)
    return work({ path: file.path, name: basename(file.path), hasFolder: true })
  }
  try {
    return await work({ ...(await context.host.uploaded(file.upload)), hasFolder: false })
  } finally {
    await context.host.discard(file.upload)
  }
}
