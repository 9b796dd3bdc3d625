import type { Context } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { liveCollections, putCollection } from '../collections/index.ts'
import type { Command } from '../history/index.ts'
import { pathsOf } from './leaving.ts'

const SEPARATOR = '\u0000'

/** Collections by their path of names; those that are missing are made inside the command that needs them. */
export class CollectionPaths {
  readonly #ids = new Map<string, string>()
  /** Ids of those that were made. */
  readonly made: string[] = []

  static async of(context: Context): Promise<CollectionPaths> {
    const paths = new CollectionPaths()
    const all = await liveCollections(context.db)
    const pathOf = pathsOf(all)
    for (const { id } of all) paths.#ids.set(pathOf(id).join(SEPARATOR), id)
    return paths
  }

  /** Id of the collection of a path. */
  async idOf(edit: Command, path: readonly string[]): Promise<string> {
    let parentId: string | null = null
    for (const [at, name] of path.entries()) {
      const key = path.slice(0, at + 1).join(SEPARATOR)
      const known = this.#ids.get(key)
      parentId = known ?? (await this.#make(edit, key, name, parentId))
    }
    return parentId ?? ''
  }

  async #make(edit: Command, key: string, name: string, parentId: string | null): Promise<string> {
    const id = newId()
    await putCollection(edit.trx, { id, name, parentId, trashedAt: null })
    await edit.record('collection', id, { trashedAt: edit.at }, { name, parentId, trashedAt: null })
    this.#ids.set(key, id)
    this.made.push(id)
    return id
  }

  /** Forgets what was made in a transaction that did not hold. */
  forgetAfter(count: number): void {
    for (const id of this.made.splice(count)) {
      for (const [key, each] of this.#ids) if (each === id) this.#ids.delete(key)
    }
  }
}
