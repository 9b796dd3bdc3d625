import { mkdir, open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileError, temporaryName } from '../../base/files.ts'
import { newId } from '../../base/ids.ts'
import { CartableError } from '../../contract/errors.ts'

/** Larger than any PDF that the library reads well. */
export const UPLOAD_LIMIT_BYTES = 2 * 1024 ** 3

interface Held {
  readonly path: string
  readonly name: string
}

/** The last part of a name, without what a file system or a terminal would take amiss. */
export function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001f\u007f]/g, '')
  const short = last.length > 200 ? last.slice(-200) : last
  return short === '' || short === '.' || short === '..' ? 'upload.pdf' : short
}

/** Files that a browser sent, kept under ids until they were imported or the program ends. */
export class Uploads {
  readonly #held = new Map<string, Held>()
  readonly #limit: number

  constructor(limit = UPLOAD_LIMIT_BYTES) {
    this.#limit = limit
  }

  /**
   * Streams a body into `folder`, on the library's disk, and returns the id to import it by.
   *
   * @throws CartableError DISK_FULL, PERMISSION_DENIED, INVALID_VALUE for a body beyond the limit, CANCELLED for one
   *   that broke off; nothing is left then
   */
  async receive(body: Readable, name: string, folder: string): Promise<string> {
    const path = join(folder, temporaryName())
    try {
      await mkdir(folder, { recursive: true })
      await this.#write(body, path)
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined)
      const failure = fileError(error, folder)
      throw failure instanceof CartableError ? failure : new CartableError('CANCELLED', {}, { cause: error })
    }
    const id = newId()
    this.#held.set(id, { path, name: safeName(name) })
    return id
  }

  /** @throws CartableError NOT_FOUND */
  get(id: string): Held {
    const held = this.#held.get(id)
    if (!held) throw new CartableError('NOT_FOUND', { kind: 'upload', id })
    return held
  }

  async remove(id: string): Promise<void> {
    const held = this.#held.get(id)
    this.#held.delete(id)
    if (held) await rm(held.path, { force: true })
  }

  async clear(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((id) => this.remove(id)))
  }

  async #write(body: Readable, path: string): Promise<void> {
    const handle = await open(path, 'wx')
    try {
      let size = 0
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > this.#limit) {
          throw new CartableError('INVALID_VALUE', { field: 'upload', value: size, limit: this.#limit })
        }
        await handle.writeFile(chunk)
      }
    } finally {
      await handle.close()
    }
  }
}
