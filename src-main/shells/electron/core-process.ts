import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'
import type { HostEvent } from '../../contract/host.ts'
import { serialiseError } from '../../contract/errors.ts'
import type { Settings } from '../../contract/settings.ts'
import type { FileKind } from '../../core/library-files.ts'
import { type FoundFile, FromCore, type FromMain, type HostCall, type StartConfig } from './messages.ts'
import { Workers } from './workers.ts'

/** What the core needs of main. */
export interface CoreOptions {
  /** Programs of the core and of the PDF workers. */
  readonly entry: string
  readonly workerEntry: string
  /** Asked at each start: the library may have changed meanwhile. */
  readonly config: () => StartConfig
  /** Does what the core asks of the shell. */
  readonly host: (call: HostCall) => Promise<string | string[] | null>
  readonly onOpened: (folder: string) => void
  readonly onSettings: (settings: Settings) => void
  /** The core was started anew: windows need a new port. */
  readonly onRestart: () => void
  /** The core ended too often and is not started again. */
  readonly onGiveUp: () => void
  /** For the log: what happened, in fixed words and numbers. */
  readonly onNote: (event: string, facts: Readonly<Record<string, string | number>>) => void
}

/** So many ends within so many milliseconds, and the core is not started again by itself. */
const MOST_RESTARTS = 3
const RESTART_WINDOW_MS = 60_000
/** Longest wait for the library to close; what it did not finish is recovered at the next start. */
const CLOSE_MS = 5000

/** The core as main sees it: a process that is started, asked, told, restarted and closed. */
export class CoreProcess {
  readonly #options: CoreOptions
  readonly #finding = new Map<number, (file: FoundFile | null) => void>()
  readonly #early: HostEvent[] = []
  #child: UtilityProcess | null = null
  #workers: Workers | null = null
  #ends: number[] = []
  #last = 0
  #closing: (() => void) | null = null

  constructor(options: CoreOptions) {
    this.#options = options
  }

  /** Starts the core, also after it was given up. */
  start(): void {
    if (this.#child) return
    const child = utilityProcess.fork(this.#options.entry, [], { serviceName: 'Cartable library' })
    const workers = new Workers(this.#options.workerEntry, {
      port: (worker, port) => this.#post(child, { type: 'worker', worker }, port),
      started: (worker, pid) => this.#post(child, { type: 'started', worker, pid }),
      ended: (worker) => this.#post(child, { type: 'ended', worker }),
    })
    this.#child = child
    this.#workers = workers
    child.on('message', (message: unknown) => this.#receive(child, message))
    // An end of its own follows; without a listener the event would end main.
    child.on('error', (type) => this.#options.onNote('core-failed', { type }))
    child.on('exit', (code) => this.#ended(child, code))
    this.#post(child, { type: 'start', config: this.#options.config() })
    for (const event of this.#early.splice(0)) this.tell(event)
  }

  /** A port by which a window calls the core; null while there is none. */
  connect(): MessagePortMain | null {
    if (!this.#child) return null
    const { port1, port2 } = new MessageChannelMain()
    this.#post(this.#child, { type: 'client' }, port1)
    return port2
  }

  /** Tells the interface something; kept until there is a core. */
  tell(event: HostEvent): void {
    if (this.#child) this.#post(this.#child, { type: 'event', event })
    else this.#early.push(event)
  }

  /** Opens the library in another folder, whatever is open now. */
  open(folder: string): void {
    if (this.#child) this.#post(this.#child, { type: 'open', folder })
  }

  /** The file of an attachment or its cover, or null. */
  find(kind: FileKind, attachmentId: string): Promise<FoundFile | null> {
    if (!this.#child) return Promise.resolve(null)
    const id = (this.#last += 1)
    const { promise, resolve } = Promise.withResolvers<FoundFile | null>()
    this.#finding.set(id, resolve)
    this.#post(this.#child, { type: 'find', id, kind, attachmentId })
    return promise
  }

  /** Closes the library and ends the core, within a few seconds. */
  async close(): Promise<void> {
    const child = this.#child
    if (!child) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#closing = resolve
    const timer = setTimeout(resolve, CLOSE_MS)
    this.#post(child, { type: 'close' })
    await promise
    clearTimeout(timer)
    this.#child = null
    this.#workers?.killAll()
    child.kill()
  }

  #post(child: UtilityProcess, message: FromMain, port?: MessagePortMain): void {
    if (child === this.#child) child.postMessage(message, port ? [port] : [])
    else port?.close()
  }

  #receive(child: UtilityProcess, raw: unknown): void {
    const parsed = FromCore.safeParse(raw)
    if (!parsed.success || child !== this.#child) return
    const message = parsed.data
    if (message.type === 'host') void this.#answer(child, message.id, message.call)
    else if (message.type === 'spawn') this.#workers?.spawn(message.worker)
    else if (message.type === 'kill') this.#workers?.kill(message.worker)
    else if (message.type === 'opened') this.#options.onOpened(message.folder)
    else if (message.type === 'settings') this.#options.onSettings(message.settings)
    else if (message.type === 'failed') this.#options.onNote('library-failed', { code: message.code })
    else if (message.type === 'defect') {
      this.#options.onNote('defect', { kind: message.kind, at: message.at })
    } else if (message.type === 'closed') this.#closing?.()
    else {
      this.#finding.get(message.id)?.(message.file)
      this.#finding.delete(message.id)
    }
  }

  async #answer(child: UtilityProcess, id: number, call: HostCall): Promise<void> {
    try {
      const value = await this.#options.host(call)
      this.#post(child, { type: 'answer', id, value, error: null })
    } catch (error) {
      const { code, data, message } = serialiseError(error)
      this.#post(child, { type: 'answer', id, value: null, error: { code, data: { ...data }, message } })
    }
  }

  #ended(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return
    this.#child = null
    this.#workers?.killAll()
    for (const resolve of this.#finding.values()) resolve(null)
    this.#finding.clear()
    if (this.#closing) {
      this.#closing()
      return
    }
    this.#options.onNote('core-ended', { code })
    const now = Date.now()
    this.#ends = [...this.#ends.filter((at) => now - at < RESTART_WINDOW_MS), now]
    if (this.#ends.length > MOST_RESTARTS) {
      this.#ends = []
      this.#options.onGiveUp()
      return
    }
    this.start()
    this.#options.onRestart()
  }
}
