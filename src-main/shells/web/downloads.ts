import { rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { newId } from '../../base/ids.ts'
import { fileResponse, plainResponse } from '../../core/serve-file.ts'

interface Offer {
  readonly path: string
  readonly name: string
}

/** What is handed out, by the end of its name. */
const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.md': 'text/markdown; charset=utf-8',
  '.jsonld': 'application/ld+json',
}

/** Copies that wait for their one download. */
export class Downloads {
  readonly #offers = new Map<string, Offer>()

  /** Keeps the file at `path`; it is removed when it was fetched, or by {@link clear}. */
  offer(path: string, name: string): string {
    const id = newId()
    this.#offers.set(id, { path, name })
    return id
  }

  /** Hands a copy out. A second request finds nothing. `done` resolves when the answer was sent or broke off. */
  async take(request: Request, id: string, done: Promise<void>): Promise<Response> {
    const offer = this.#offers.get(id)
    if (!offer) return plainResponse(404)
    this.#offers.delete(id)
    void done.then(() => rm(offer.path, { force: true })).catch(() => undefined)
    const { path, name } = offer
    const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
    return fileResponse(request, { path, type, etag: id, cache: 'never', saveAs: name })
  }

  async clear(): Promise<void> {
    const paths = [...this.#offers.values()].map(({ path }) => path)
    this.#offers.clear()
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
}
