import type { Context } from '../../base/context.ts'
import { CartableError, serialiseError } from '../../contract/errors.ts'
import type { ImportEvent, ImportResult, ImportSummary } from '../../contract/imports.ts'
import { Channel } from '../../base/channel.ts'
import { ContentLock, importFile, resultOf } from './one.ts'
import { beginRun, type RunningImport } from './running.ts'
import { type Found, walk } from './walk.ts'

/** What a caller may ask for; see the contract. */
export interface ImportRequest {
  readonly paths: readonly string[]
  readonly password?: string | undefined
  /** Files that came by other ways than a path of the person's, and the names they came under. */
  readonly uploads?: readonly Upload[]
  /** Name of this import for `skip`. */
  readonly run?: string | undefined
}

/** A file that a browser sent. */
export interface Upload {
  readonly path: string
  readonly name: string
}

/** Files in work at once: two more than workers, so that copying and entering overlap with reading. */
const IN_WORK = 4

const COUNTERS = {
  imported: 'imported',
  duplicate: 'duplicate',
  'needs-password': 'needsPassword',
  rejected: 'rejected',
  unsupported: 'unsupported',
} as const

function failed(found: { path: string; error: unknown }): ImportResult {
  const { code, data } = serialiseError(found.error)
  const status = code === 'FILE_UNSUPPORTED' ? 'unsupported' : 'rejected'
  const problem = { code, data: { ...data } }
  return { path: found.path, status, publicationId: null, attachmentId: null, pages: 0, problem }
}

/**
 * Imports files and folders; yields what happens, in no fixed order of files, and returns the summary. Ending the
 * iteration, or the signal, cancels: files in work are dropped whole, files that are done stay.
 *
 * @throws CartableError CANCELLED by the signal
 */
export async function* importPaths(
  context: Context,
  request: ImportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, ImportSummary> {
  const started = performance.now()
  const stop = new AbortController()
  const abort = (): void => stop.abort()
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  const summary = { imported: 0, duplicate: 0, needsPassword: 0, rejected: 0, unsupported: 0, pages: 0 }
  const channel = new Channel<ImportEvent>()
  const { run, end } = beginRun(context, request.run)
  const work = runAll({ context, request, run, signal: stop.signal }, (event) => {
    if (event.kind === 'result') {
      summary[COUNTERS[event.result.status]] += 1
      if (event.result.status === 'imported') summary.pages += event.result.pages
    }
    channel.push(event)
  }).then(
    () => channel.end(),
    (error: unknown) => channel.fail(error),
  )
  try {
    yield* channel
  } finally {
    stop.abort()
    signal?.removeEventListener('abort', abort)
    await work
    end()
  }
  return { ...summary, seconds: Math.round(performance.now() - started) / 1000 }
}

/** What the work on all files of an import shares. */
interface Work {
  readonly context: Context
  readonly request: ImportRequest
  readonly run: RunningImport
  readonly signal: AbortSignal
}

type Emit = (event: ImportEvent) => void

/** A file to import; `name` where it is known by another one than its path. */
type Queued = Found & { readonly name?: string }

async function collect({ context, request, signal }: Work): Promise<Queued[]> {
  const queue: Queued[] = [...(request.uploads ?? [])]
  for await (const found of walk(request.paths, context.layout.folder)) {
    if (signal.aborted) throw new CartableError('CANCELLED')
    queue.push(found)
  }
  return queue
}

async function runAll(work: Work, emit: Emit): Promise<void> {
  const queue = await collect(work)
  emit({ kind: 'found', total: queue.length })
  const lock = new ContentLock()
  const next = queue.values()
  const run = async (): Promise<void> => {
    for (const found of next) {
      if (work.signal.aborted) throw new CartableError('CANCELLED')
      emit({ kind: 'result', result: await importOne(work, found, lock, emit) })
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: IN_WORK }, run))
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) throw failure.reason
}

async function importOne(work: Work, found: Queued, lock: ContentLock, emit: Emit): Promise<ImportResult> {
  if ('error' in found) return failed(found)
  const { context, request, run } = work
  const shown = found.name ?? found.path
  const signal = run.begin(shown, work.signal)
  try {
    return await importFile(context, found.path, lock, {
      password: request.password,
      name: found.name,
      signal,
      onProgress: (stage, done, total) => emit({ kind: 'progress', path: shown, stage, done, total }),
    })
  } catch (error) {
    // Only this file was to be left out.
    if (run.isSkipped(shown) && !work.signal.aborted) return resultOf(shown, 'rejected', null, error)
    throw error
  } finally {
    run.end(shown)
  }
}
