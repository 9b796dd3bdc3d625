import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { defectOf } from '../../base/defects.ts'
import { serialiseError } from '../../contract/errors.ts'

const LIMIT_BYTES = 1_000_000

/**
 * The log of the program: what happened and when, in codes. Titles, names of files and the text of messages stay out of
 * it, so that it can be sent to somebody who helps.
 */
export class Log {
  readonly file: string
  readonly #limit: number

  /** @param folder made if needed; a folder that cannot be written makes no log and no failure */
  constructor(folder: string, limit = LIMIT_BYTES) {
    this.file = join(folder, 'cartable.log')
    this.#limit = limit
    try {
      mkdirSync(folder, { recursive: true })
    } catch {
      // Nothing is worth less than a program that does not start for want of a log.
    }
  }

  /** A line: moment, event, facts. Facts are numbers and fixed words. */
  write(event: string, facts: Readonly<Record<string, string | number | boolean>> = {}): void {
    const shown = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`)
    this.#append([new Date().toISOString(), event, ...shown].join(' '))
  }

  /** An error by its code, its kind and where it came from. */
  error(event: string, error: unknown): void {
    this.write(event, { code: serialiseError(error).code, ...defectOf(error) })
  }

  #append(line: string): void {
    try {
      this.#rotate()
      appendFileSync(this.file, `${line.replaceAll(/[\r\n]+/g, ' ')}\n`)
    } catch {
      // A full disk or a read-only folder: the program goes on without a log.
    }
  }

  #rotate(): void {
    const size = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0
    if (size >= this.#limit) renameSync(this.file, this.file.replace(/\.log$/, '.1.log'))
  }
}
