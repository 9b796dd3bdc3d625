import { realpath, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'

/** A file without a place: it waits in the library's folder for unfinished files until it was downloaded. */
export async function forDownload<T>(
  context: Context & Call,
  name: () => Promise<string>,
  write: (path: string) => Promise<T>,
): Promise<T & { path: null; download: string }> {
  // Asked first, so that nothing is written where nobody can fetch it.
  if (context.host.capabilities().paths) throw new CartableError('UNAVAILABLE')
  const path = join(context.layout.temporary, temporaryName())
  try {
    const result = await write(path)
    return { ...result, path: null, download: await context.host.offer(path, await name()) }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}

/**
 * A list of marks must not take the place of what the library keeps, by whatever way its folder is named.
 * @throws CartableError OUTPUT_IS_ORIGINAL
 */
export async function assertOutsideLibrary(context: Context, path: string): Promise<void> {
  const real = (folder: string): Promise<string> => realpath(folder).catch(() => resolve(folder))
  const [library, folder] = await Promise.all([real(context.layout.folder), real(dirname(resolve(path)))])
  const way = relative(library, folder)
  if (way === '' || !(way.startsWith('..') || resolve(way) === way)) {
    throw new CartableError('OUTPUT_IS_ORIGINAL', { path })
  }
}
