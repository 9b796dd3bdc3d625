import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SessionControl } from '../base/call.ts'
import type { Context } from '../base/context.ts'
import { Feed } from '../base/feed.ts'
import { layoutOf } from '../base/layout.ts'
import { catalogueOf } from '../features/catalogue/index.ts'
import { warmSearch } from '../features/search/index.ts'
import { CartableError, type SerialisedError, serialiseError } from '../contract/errors.ts'
import type { SessionStatus } from '../contract/session.ts'
import { makeDemo } from './demo.ts'
import { type Library, openLibrary, type OpenOptions, systemUser } from './library.ts'
import { rebuildLibrary } from './rebuild.ts'

/** How the library behind a window is opened. */
export interface SessionOptions extends Omit<OpenOptions, 'create'> {
  /** Folder of the library; it need not exist. */
  readonly folder: string
  /**
   * Whether a library was here before. A missing one is then a failure and no beginning: a disk that is not plugged in
   * is never read as empty.
   */
  readonly expected?: boolean
  /** Called with the folder of each library that was opened. */
  readonly onOpen?: (folder: string) => void
  /** Called with failures that a person may meet; for logs. */
  readonly onFailure?: (error: SerialisedError) => void
}

type Step = NonNullable<SessionStatus['step']>

/** The search is made ready after the first lists are shown. */
const SEARCH_LATER_MS = 2500

/** Steps of the demonstration, for the bar: 1 library, 1 records, 1 article, 1 imported, 1 tagged, 2 searches, 3 marks … */
const DEMO_STEPS = 12

/**
 * One library after another behind one window. A library that cannot be opened leaves the window working: the status
 * says why, and what could be done. Changes of state happen one at a time, in the order they were asked for.
 */
export class Session implements SessionControl {
  readonly #options: SessionOptions
  readonly #changes = new Feed<SessionStatus>()
  #status: SessionStatus
  #library: Library | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#options = options
    const actor = options.actor ?? systemUser()
    this.#status = { state: 'closed', folder: resolve(options.folder), error: null, step: null, actor }
  }

  /** @throws CartableError LIBRARY_MISSING, or whatever kept the library from opening */
  readonly context = (): Context => {
    if (this.#library !== null) return this.#library.context
    const { error, folder } = this.#status
    if (error !== null) throw new CartableError(error.code, error.data as SerialisedError['data'])
    throw new CartableError('LIBRARY_MISSING', { path: folder })
  }

  status(): SessionStatus {
    return this.#status
  }

  watch(signal?: AbortSignal): AsyncGenerator<SessionStatus, void> {
    return this.#changes.read(signal, () => [this.#status])
  }

  /** Opens the library if the folder holds one. Nothing is made. */
  retry(): Promise<SessionStatus> {
    return this.#exclusively(async () => {
      if (this.#library === null) await this.#openExisting()
    })
  }

  open(folder: string): Promise<SessionStatus> {
    return this.#exclusively(async () => {
      await this.#closeLibrary()
      this.#set({ state: 'closed', folder: resolve(folder), error: null, step: null })
      await this.#openExisting()
    })
  }

  /** @throws CartableError as the library that is there already cannot be opened; failures of the demonstration */
  start(kind: 'empty' | 'demo'): Promise<SessionStatus> {
    return this.#exclusively(async () => {
      if (this.#library !== null) return
      const isNew = !existsSync(layoutOf(this.#status.folder).database)
      await this.#opening({ name: 'create', done: 0, total: 1 }, async (folder) => {
        const library = await openLibrary(folder, { ...this.#options, create: true })
        this.#library = library
        if (isNew && kind === 'demo') await this.#fillWithDemo(library)
      })
    })
  }

  rebuild(): Promise<SessionStatus> {
    return this.#exclusively(async () => {
      await this.#closeLibrary()
      await this.#opening({ name: 'rebuild', done: 0, total: 1 }, async (folder) => {
        await rebuildLibrary(folder, this.#options)
        this.#library = await openLibrary(folder, this.#options)
      })
    })
  }

  /** Closes the library for good and ends every watch. */
  async close(): Promise<void> {
    await this.#exclusively(async () => {
      await this.#closeLibrary()
      this.#set({ state: 'closed', step: null })
    })
    this.#changes.end()
  }

  async #openExisting(): Promise<void> {
    const { folder } = this.#status
    if (!existsSync(layoutOf(folder).database)) {
      const error = this.#isLost(folder) ? { code: 'LIBRARY_MISSING' as const, data: { path: folder } } : null
      this.#set({ state: error ? 'failed' : 'none', error, step: null })
      return
    }
    await this.#opening({ name: 'open', done: 0, total: 1 }, async (path) => {
      this.#library = await openLibrary(path, this.#options)
    })
  }

  /** Records without a database, or nothing where a library was: it can be made or found again. */
  #isLost(folder: string): boolean {
    const remembered = this.#options.expected === true && folder === resolve(this.#options.folder)
    return remembered || existsSync(layoutOf(folder).records)
  }

  /** Runs `work` as the opening of the folder; the outcome is the new status. */
  async #opening(step: Step, work: (folder: string) => Promise<void>): Promise<void> {
    const { folder } = this.#status
    this.#set({ state: 'opening', error: null, step })
    try {
      await work(folder)
    } catch (error) {
      const failure = serialiseError(error)
      this.#options.onFailure?.(failure)
      await this.#closeLibrary()
      this.#set({ state: 'failed', error: { code: failure.code, data: { ...failure.data } }, step: null })
      return
    }
    this.#set({ state: 'open', error: null, step: null })
    this.#options.onOpen?.(folder)
    // Read while the page loads; whoever asks first for the catalogue meets the failure, if there is one.
    const library = this.#library
    if (library === null) return
    void catalogueOf(library.context).catch(() => undefined)
    const warm = (): void => {
      if (this.#library === library) void warmSearch(library.context).catch(() => undefined)
    }
    setTimeout(warm, SEARCH_LATER_MS).unref()
  }

  async #fillWithDemo(library: Library): Promise<void> {
    let done = 0
    for await (const _step of makeDemo(library, join(library.context.layout.folder, 'demo'))) {
      done = Math.min(done + 1, DEMO_STEPS)
      this.#set({ step: { name: 'demo', done, total: DEMO_STEPS } })
    }
  }

  async #closeLibrary(): Promise<void> {
    const library = this.#library
    this.#library = null
    await library?.close()
  }

  #set(part: Partial<SessionStatus>): void {
    this.#status = { ...this.#status, ...part }
    this.#changes.push(this.#status)
  }

  async #exclusively(work: () => Promise<void>): Promise<SessionStatus> {
    const mine = this.#queue.then(work)
    this.#queue = mine.catch(() => undefined)
    await mine
    return this.#status
  }
}
