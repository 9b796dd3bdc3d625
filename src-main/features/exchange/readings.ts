import type { Reader } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'

/** Files that were read and wait to be taken, newest last. A person decides about one or two at a time. */
const MOST_KEPT = 4

/** Readings of one kind by library. A context is made anew for each call, a database is not. */
export class Readings<T> {
  readonly #byLibrary = new WeakMap<Reader, Map<string, T>>()

  /** Keeps a reading; the oldest goes where there are too many. */
  keep(db: Reader, id: string, reading: T): void {
    const kept = this.#byLibrary.get(db) ?? new Map<string, T>()
    this.#byLibrary.set(db, kept)
    kept.set(id, reading)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  }

  /** @throws CartableError NOT_FOUND for one that was forgotten */
  get(db: Reader, id: string): T {
    const reading = this.#byLibrary.get(db)?.get(id)
    if (reading === undefined) throw new CartableError('NOT_FOUND', { entity: 'reading', id })
    return reading
  }

  forget(db: Reader, id: string): void {
    this.#byLibrary.get(db)?.delete(id)
  }
}
