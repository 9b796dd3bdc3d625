import { CartableError, serialiseError, type SerialisedError } from '../../contract/errors.ts'
import { isTrap } from '../pdfium/errors.ts'
import { loadPdfium, PDFIUM_MEMORY_LIMIT, type Pdfium } from '../pdfium/load.ts'
import type { Job, JobContext, JobProgress, JobRegistry } from './job.ts'
import type { RunMessage, WorkerMessage } from './protocol.ts'

/** Signs of life closer together than this are dropped. */
const BEAT_MS = 50
/** PDFium aborts when it cannot grow further; memory this close to its limit tells that this was the cause. */
const NEARLY_FULL = 0.8

/** The other end of a worker's wire. */
export interface Wire {
  send(message: WorkerMessage): void
  onRun(listener: (message: RunMessage) => void): void
}

class Context implements JobContext {
  readonly #wire: Wire
  #pdfium: Pdfium | undefined
  #lastBeat = 0
  #stage = ''

  constructor(wire: Wire) {
    this.#wire = wire
  }

  progress(progress: JobProgress): void {
    const now = performance.now()
    if (progress.stage === this.#stage && now - this.#lastBeat < BEAT_MS) return
    this.#stage = progress.stage
    this.#lastBeat = now
    this.#wire.send({ type: 'progress', progress, rss: process.memoryUsage.rss() })
  }

  async pdfium(): Promise<Pdfium> {
    this.#pdfium = await loadPdfium()
    return this.#pdfium
  }

  /** What a failure means, and whether this process is still good. */
  explain(error: unknown): { readonly error: SerialisedError; readonly fatal: boolean } {
    if (error instanceof CartableError) return { error: serialiseError(error), fatal: false }
    if (!isTrap(error)) return { error: serialiseError(error), fatal: true }
    const full = (this.#pdfium?.heap.size ?? 0) > PDFIUM_MEMORY_LIMIT * NEARLY_FULL
    const { message } = serialiseError(error)
    const trapped = new CartableError(full ? 'PDF_MEMORY' : 'PDF_CRASHED', { detail: message.slice(0, 500) })
    return { error: serialiseError(trapped), fatal: true }
  }
}

function hasJob(jobs: JobRegistry, kind: string): boolean {
  return Object.hasOwn(jobs, kind)
}

async function runJob(jobs: JobRegistry, { kind, input }: RunMessage, wire: Wire): Promise<void> {
  const context = new Context(wire)
  try {
    if (!hasJob(jobs, kind)) throw new Error(`Unknown job ${kind}`)
    // The pool's `run` checked kind and input against the registry that this process was built from.
    const job = jobs[kind] as unknown as Job<unknown, unknown>
    const output = await job(input, context)
    wire.send({ type: 'done', output, rss: process.memoryUsage.rss() })
  } catch (error) {
    wire.send({ type: 'failed', ...context.explain(error), rss: process.memoryUsage.rss() })
  }
}

/** Runs the jobs that arrive on a wire, one at a time as the pool sends them. */
export function serveJobs(jobs: JobRegistry, wire: Wire): void {
  // A library's stray rejection is not the outcome of a job.
  process.on('unhandledRejection', () => undefined)
  wire.onRun((message) => void runJob(jobs, message, wire))
}

/** Wire of a process started by `node:child_process` with IPC. The process ends with its parent. */
export function parentWire(): Wire {
  process.once('disconnect', () => process.exit(0))
  return {
    send: (message) => void process.send?.(message),
    onRun: (listener) => void process.on('message', (message) => listener(message as RunMessage)),
  }
}

/** A port to the pool, as Electron hands it to a utility process; as far as it is used here. */
interface WirePort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
}

/** What a utility process of Electron has instead of a channel to its parent. */
interface UtilityParent {
  on(event: 'message', listener: (event: { ports: WirePort[] }) => void): unknown
}

/**
 * Wire of a utility process of Electron: its first message brings a port to the pool. The process ends when that port
 * closes, since its pool is gone then.
 */
export function utilityWire(parent: UtilityParent): Wire {
  let port: WirePort | undefined
  let listener: (message: RunMessage) => void = () => undefined
  parent.on('message', ({ ports }) => {
    const [first] = ports
    if (port || !first) return
    port = first
    port.on('message', ({ data }) => listener(data as RunMessage))
    port.on('close', () => process.exit(0))
    port.start()
  })
  return {
    send: (message) => port?.postMessage(message),
    onRun: (next) => (listener = next),
  }
}

/** The wire that this process was started with. */
export function ownWire(): Wire {
  // Set by Electron in a utility process, and only there.
  const { parentPort } = process as { parentPort?: UtilityParent }
  return parentPort ? utilityWire(parentPort) : parentWire()
}
