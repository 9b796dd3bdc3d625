import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CartableError, type ErrorCode } from '../contract/errors.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
  EROFS: 'LIBRARY_READ_ONLY',
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  // A file stands where a folder is needed.
  EEXIST: 'FILE_NOT_FOUND',
  ELOOP: 'FILE_NOT_FOUND',
  ENAMETOOLONG: 'FILE_NOT_FOUND',
}

/** The system's code of a failed file operation (`ENOENT`), or null for anything else. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** Turns a failed file operation into an error with a code that a person can act on; others pass unchanged. */
export function fileError(error: unknown, path: string): unknown {
  if (error instanceof CartableError) return error
  const code = CODES[systemCode(error) ?? '']
  return code ? new CartableError(code, { path }, { cause: error }) : error
}

/**
 * Makes a rename or a new file survive a power cut. Windows cannot open folders, and its rename is journalled.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Name of an unfinished file, which tells whose it is: see {@link isAbandoned}. */
export function temporaryName(stem = ''): string {
  return `${stem}${stem === '' ? '' : '.'}${process.pid}-${randomBytes(6).toString('hex')}.tmp`
}

/** Whether a process other than this one lives. Numbers are used again, so one's own means an earlier process. */
export function isOtherAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, but another person's.
    return systemCode(error) === 'EPERM'
  }
}

/** Whether the process that wrote an unfinished file of this name has ended. Files named otherwise are nobody's. */
export function isAbandoned(name: string): boolean {
  const pid = ownerOf(name)
  return pid === 0 || !isOtherAlive(pid)
}

/** Number of the process that wrote an unfinished file of this name; 0 for a file that is named otherwise. */
export function ownerOf(name: string): number {
  return Number(/(?:^|\.)(\d+)-[0-9a-f]{12}\.tmp$/.exec(name)?.[1] ?? 0)
}

/**
 * Writes a file so that a reader sees the old or the new content, never a part: temporary file in the same folder,
 * fsync, rename, fsync of the folder. Folders are made as needed. Parts of a large text are written as they come; an
 * iterable that throws leaves no file.
 *
 * @param incoming folder for the unfinished file, on the same disk; the file's own where not given
 * @throws CartableError DISK_FULL, PERMISSION_DENIED, LIBRARY_READ_ONLY, FILE_NOT_FOUND; the old file is then whole.
 */
export async function writeFileAtomically(
  path: string,
  data: Uint8Array | string | AsyncIterable<string>,
  incoming?: string,
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(incoming ?? folder, temporaryName(`.${basename(path)}`))
  try {
    await mkdir(folder, { recursive: true })
    if (incoming !== undefined) await mkdir(incoming, { recursive: true })
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw fileError(error, path)
  }
}
