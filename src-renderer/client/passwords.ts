import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { problemOf } from './problems.ts'

/** A file whose password a person is asked for. */
export interface AskedFile {
  readonly name: string
  /** The last answer was not its password. */
  readonly wrong: boolean
}

/** Passwords of files, kept in memory alone and only as long as the window is open. */
export const usePasswords = defineStore('passwords', () => {
  const asked = shallowRef<AskedFile | null>(null)
  const known = new Map<string, string>()
  const underway = new Map<string, Promise<void>>()
  const turn = shallowRef(0)
  let answer: (password: string | null) => void = () => undefined

  /** Asks a person for the password of a file. @returns null when they would rather not */
  function ask(name: string, wrong: boolean): Promise<string | null> {
    answer(null)
    asked.value = { name, wrong }
    return new Promise((resolve) => {
      answer = (password) => {
        asked.value = null
        answer = () => undefined
        resolve(password)
      }
    })
  }

  /**
   * Does work that may need the password of a file: with the one that is known, else without; and asks as often as the
   * file refuses it. Other failures are thrown.
   *
   * @returns null when the person gave none
   */
  async function using<T>(
    file: { readonly id: string; readonly name: string },
    work: (password: string | undefined) => Promise<T>,
  ): Promise<T | null> {
    let password = known.get(file.id)
    for (let typed = false; ; typed = true) {
      try {
        const result = await work(password)
        if (password !== undefined && known.get(file.id) !== password) note(file.id, password)
        return result
      } catch (error) {
        if (problemOf(error).code !== 'PDF_PASSWORD') throw error
        known.delete(file.id)
        const given = await ask(file.name, typed)
        if (given === null) return null
        password = given
      }
    }
  }

  /** Says that the library is being let into a file; see `settled`. */
  function opening(id: string, work: Promise<unknown>): void {
    const done = work.then(
      () => undefined,
      () => undefined,
    )
    underway.set(id, done)
    void done.then(() => underway.get(id) === done && underway.delete(id))
  }

  function note(id: string, password: string): void {
    known.set(id, password)
    turn.value += 1
  }

  return {
    asked,
    /** Grows when a password comes to be known: what a locked file held back can be tried again. */
    turn,
    ask,
    using,
    reply: (password: string | null): void => answer(password),
    /** Notes a password that opened a file, or is about to be tried. */
    note,
    opening,
    /** When the library is no longer being let into a file: what needs it, like a mark, would be refused before. */
    settled: (id: string): Promise<void> => underway.get(id) ?? Promise.resolve(),
    /** Drops one that turned out not to be the password. */
    forget: (id: string): void => void known.delete(id),
    of: (id: string): string | undefined => known.get(id),
  }
})
