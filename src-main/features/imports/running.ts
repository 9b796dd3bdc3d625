import type { Context, Reader } from '../../base/context.ts'

/** One import that is under way, as `skip` sees it. */
export class RunningImport {
  readonly #open = new Map<string, AbortController>()
  readonly #skipped = new Set<string>()
  readonly #done = new Set<string>()

  /** Signal for the work on one file: of the whole import, or of the file alone. */
  begin(path: string, whole: AbortSignal): AbortSignal {
    const own = new AbortController()
    this.#open.set(path, own)
    if (this.#skipped.has(path)) own.abort()
    return AbortSignal.any([whole, own.signal])
  }

  end(path: string): void {
    this.#open.delete(path)
    this.#done.add(path)
  }

  isSkipped(path: string): boolean {
    return this.#skipped.has(path)
  }

  /** @returns false for a file that is done */
  skip(path: string): boolean {
    if (this.#done.has(path)) return false
    this.#skipped.add(path)
    this.#open.get(path)?.abort()
    return true
  }
}

/** Imports by library and by the name that the caller gave them. A context is made anew for each call, a database is not. */
const running = new WeakMap<Reader, Map<string, RunningImport>>()

/** Notes an import until `end` is called. Without a name nobody can skip its files. */
export function beginRun(
  context: Context,
  name: string | undefined,
): { run: RunningImport; end: () => void } {
  const run = new RunningImport()
  if (name === undefined) return { run, end: () => undefined }
  const runs = running.get(context.db) ?? new Map<string, RunningImport>()
  running.set(context.db, runs)
  runs.set(name, run)
  return { run, end: () => void runs.delete(name) }
}

/** Leaves a file of a running import out. @returns whether it was not done yet */
export function skipFile(context: Context, name: string, path: string): boolean {
  return running.get(context.db)?.get(name)?.skip(path) ?? false
}
