import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CartableError } from '../../contract/errors.ts'

/** A folder where the file should be is told as Windows tells it: it may not be written. */
const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR'])
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What a failure of the file system means to a person; anything unknown stays as it is. */
export function fileError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (DENIED.has(code)) return new CartableError('PERMISSION_DENIED', { path }, { cause: error })
  if (FULL.has(code)) return new CartableError('DISK_FULL', { path }, { cause: error })
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new CartableError('FILE_NOT_FOUND', { path }, { cause: error })
  return error
}

/** Runs a step on a file and names its failure. */
export async function onFile<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw fileError(error, path)
  }
}

/**
 * Refuses an output that is the original, also under another name (link, other spelling).
 * @throws CartableError OUTPUT_IS_ORIGINAL {path}; FILE_NOT_FOUND {path} where the folder of the output is missing
 */
export async function assertNotOriginal(original: string, output: string): Promise<void> {
  const folder = await onFile(dirname(output), () => realpath(dirname(output)))
  const source = await onFile(original, () => stat(original, { bigint: true }))
  const target = await stat(output, { bigint: true }).catch(() => null)
  const sameFile =
    target !== null && target.dev === source.dev && target.ino === source.ino && source.ino !== 0n
  if (sameFile || join(folder, basename(output)) === (await realpath(original))) {
    throw new CartableError('OUTPUT_IS_ORIGINAL', { path: output })
  }
}

/** A name for a file that is not finished, in the same folder as the output, so that renaming it is atomic. */
export function temporaryName(output: string): string {
  return join(dirname(output), `.${basename(output)}.${randomBytes(6).toString('hex')}.tmp`)
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a rename last. Not every system can open a folder (Windows); there the rename is as lasting as it gets. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  try {
    await folder?.sync().catch(() => undefined)
  } finally {
    await folder?.close()
  }
}

/** Bytes on their way to their place: written and synced beside it, renamed when approved, else removed. */
export class PendingFile implements AsyncDisposable {
  readonly #temporary: string
  readonly #output: string

  private constructor(temporary: string, output: string) {
    this.#temporary = temporary
    this.#output = output
  }

  /** @throws CartableError PERMISSION_DENIED, DISK_FULL, FILE_NOT_FOUND {path} */
  static async write(temporary: string, output: string, bytes: Uint8Array): Promise<PendingFile> {
    try {
      await onFile(output, () => writeSynced(temporary, bytes))
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined)
      throw error
    }
    return new PendingFile(temporary, output)
  }

  /** What the disk gives back. */
  async read(): Promise<Uint8Array> {
    return await onFile(this.#output, () => readBytes(this.#temporary))
  }

  async accept(): Promise<void> {
    await onFile(this.#output, () => rename(this.#temporary, this.#output))
    await syncFolder(dirname(this.#output))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#temporary, { force: true }).catch(() => undefined)
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
