import type { Context } from '../../base/context.ts'
import { CartableError, serialiseError } from '../../contract/errors.ts'
import type { ImportEvent, ImportResult, ImportSummary } from '../../contract/imports.ts'
import { Channel } from './channel.ts'
import { ContentLock, importFile } from './one.ts'
import { type Found, walk } from './walk.ts'

/** What a caller may ask for; see the contract. */
export interface ImportRequest {
  readonly paths: readonly string[]
  readonly password?: string | undefined
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
  const work = runAll(context, request, stop.signal, (event) => {
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
  }
  return { ...summary, seconds: Math.round(performance.now() - started) / 1000 }
}

async function runAll(
  context: Context,
  request: ImportRequest,
  signal: AbortSignal,
  emit: (event: ImportEvent) => void,
): Promise<void> {
  const queue: Found[] = []
  for await (const found of walk(request.paths, context.layout.folder)) {
    if (signal.aborted) throw new CartableError('CANCELLED')
    queue.push(found)
  }
  emit({ kind: 'found', total: queue.length })
  const lock = new ContentLock()
  const next = queue.values()
  const run = async (): Promise<void> => {
    for (const found of next) {
      if (signal.aborted) throw new CartableError('CANCELLED')
      emit({ kind: 'result', result: await importOne(context, found, lock, request, signal, emit) })
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: IN_WORK }, run))
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) throw failure.reason
}

function importOne(
  context: Context,
  found: Found,
  lock: ContentLock,
  request: ImportRequest,
  signal: AbortSignal,
  emit: (event: ImportEvent) => void,
): Promise<ImportResult> {
  if ('error' in found) return Promise.resolve(failed(found))
  return importFile(context, found.path, lock, {
    password: request.password,
    signal,
    onProgress: (stage, done, total) => emit({ kind: 'progress', path: found.path, stage, done, total }),
  })
}
