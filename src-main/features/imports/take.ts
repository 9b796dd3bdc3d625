import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileError, syncFolder, temporaryName } from '../../base/files.ts'
import type { Layout } from '../../base/layout.ts'
import { CartableError } from '../../contract/errors.ts'

/** A copy in the library's incoming folder, complete and on disk, not yet part of the library. */
export interface Taken {
  readonly path: string
  readonly sha256: string
  readonly byteSize: number
}

const CHUNK = 1 << 20

/**
 * Copies a file into the library's incoming folder and hashes it on the way: one reading, and what is imported is what
 * was hashed even if the original changes meanwhile.
 *
 * @throws CartableError DISK_FULL, PERMISSION_DENIED, FILE_NOT_FOUND, CANCELLED; no copy is left then
 */
export async function takeCopy(layout: Layout, source: string, signal?: AbortSignal): Promise<Taken> {
  await mkdir(layout.temporary, { recursive: true })
  const path = join(layout.temporary, temporaryName())
  const hash = createHash('sha256')
  let byteSize = 0
  try {
    const input = await open(source, 'r')
    try {
      const output = await open(path, 'wx')
      try {
        const buffer = Buffer.alloc(CHUNK)
        for (;;) {
          if (signal?.aborted) throw new CartableError('CANCELLED')
          const { bytesRead } = await input.read(buffer, 0, CHUNK, null)
          if (bytesRead === 0) break
          const chunk = buffer.subarray(0, bytesRead)
          hash.update(chunk)
          await output.writeFile(chunk)
          byteSize += bytesRead
        }
        await output.sync()
      } finally {
        await output.close()
      }
    } finally {
      await input.close()
    }
    return { path, sha256: hash.digest('hex'), byteSize }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    const failure = fileError(error, source)
    // It is the library's disk that is full, not the one that the file comes from.
    if (failure instanceof CartableError && failure.code === 'DISK_FULL') {
      throw new CartableError('DISK_FULL', { path: layout.folder }, { cause: error })
    }
    throw failure
  }
}

/** Moves a copy to its place by content. @throws CartableError as a failed file operation */
export async function settle(layout: Layout, taken: Taken, mediaType: string): Promise<void> {
  const target = layout.fileOf({ ...taken, mediaType })
  try {
    await mkdir(dirname(target), { recursive: true })
    await rename(taken.path, target)
    await syncFolder(dirname(target))
  } catch (error) {
    throw fileError(error, target)
  }
}

/** Removes a copy that will not be part of the library. */
export async function discard(taken: Taken): Promise<void> {
  await rm(taken.path, { force: true })
}
