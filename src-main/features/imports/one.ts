import { basename } from 'node:path'
import type { Context } from '../../base/context.ts'
import { fileError } from '../../base/files.ts'
import { CartableError, serialiseError } from '../../contract/errors.ts'
import type { ImportResult, ImportStatus } from '../../contract/imports.ts'
import type { MediaKind } from '../../contract/media.ts'
import type { PdfExtract } from '../../contract/pdf.ts'
import type { Attachment } from '../../contract/publications.ts'
import { readPdf } from '../../pdf/extract/index.ts'
import { findByHash, setFileTrash } from '../attachments/index.ts'
import { type Arrival, enter, unlock } from './enter.ts'
import { readDocument } from './read-stored.ts'
import { readProvenance } from './provenance/index.ts'
import { sniff } from './sniff.ts'
import { discard, takeCopy, type Taken } from './take.ts'

/** What reading a file needs beyond the file. */
export interface ImportOptions {
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (stage: string, done: number, total: number) => void
  /** Name that the file is known by, where it is not its path: an upload. */
  readonly name?: string | undefined
}

/** What became of the file at `path`, and why. */
export function resultOf(
  path: string,
  status: ImportStatus,
  attachment: Attachment | null,
  error?: unknown,
): ImportResult {
  const problem = error === undefined ? null : serialiseError(error)
  return {
    path,
    status,
    publicationId: attachment?.publicationId ?? null,
    attachmentId: attachment?.id ?? null,
    pages: attachment?.pageCount ?? 0,
    problem: problem && { code: problem.code, data: { ...problem.data } },
  }
}

function attempt(
  context: Context,
  path: string,
  options: ImportOptions,
  password?: string,
): Promise<PdfExtract> {
  return readPdf(context.pool, path, {
    ...(password === undefined ? {} : { password }),
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: ({ stage, done, total }) => options.onProgress?.(stage, done, total),
  })
}

const needsPassword = (error: unknown): boolean =>
  error instanceof CartableError && error.code === 'PDF_PASSWORD'

/** Null where it is the wrong password. @throws CartableError as the file cannot be read */
export async function readWithPassword(
  context: Context,
  path: string,
  password: string,
  options: ImportOptions,
): Promise<PdfExtract | null> {
  try {
    return await attempt(context, path, options, password)
  } catch (error) {
    if (needsPassword(error)) return null
    throw error
  }
}

/**
 * Null where the file needs a password, or another one than given. It is tried without one first: a password given
 * for a whole folder is wrong for the files that open to everybody.
 */
async function read(context: Context, path: string, options: ImportOptions): Promise<PdfExtract | null> {
  try {
    return await attempt(context, path, options).catch((error: unknown) => {
      if (!needsPassword(error) || options.password === undefined) throw error
      return attempt(context, path, options, options.password)
    })
  } catch (error) {
    if (needsPassword(error)) return null
    throw error
  }
}

async function known(
  context: Context,
  path: string,
  existing: Attachment,
  taken: Taken,
  options: ImportOptions,
): Promise<ImportResult> {
  const source = options.name ?? path
  if (existing.state === 'needs-password' && options.password !== undefined) {
    const extract = await read(context, taken.path, options)
    const provenance = await readProvenance(path)
    const arrival: Arrival = { source, taken, kind: 'pdf', extract, provenance }
    if (extract) return resultOf(source, 'imported', await unlock(context, existing, arrival))
    return resultOf(source, 'needs-password', existing, new CartableError('PDF_PASSWORD', { path: source }))
  }
  if (existing.trashedAt === null) return resultOf(source, 'duplicate', existing)
  // Brought again, it is wanted again, where it was.
  await setFileTrash(context, existing.id, false)
  return resultOf(source, 'imported', existing)
}

async function importTaken(
  context: Context,
  { path, kind }: { readonly path: string; readonly kind: MediaKind },
  taken: Taken,
  options: ImportOptions,
): Promise<ImportResult> {
  const source = options.name ?? path
  const existing = await findByHash(context.db, taken.sha256)
  if (existing) return known(context, path, existing, taken, options)
  const extract =
    kind === 'pdf'
      ? await read(context, taken.path, options)
      : await readDocument(context, { path: taken.path, kind }, options)
  const provenance = await readProvenance(path)
  const { attachment, isNew } = await enter(context, { source, taken, kind, extract, provenance })
  if (!isNew) return resultOf(source, 'duplicate', attachment)
  if (extract) return resultOf(source, 'imported', attachment)
  return resultOf(
    source,
    'needs-password',
    attachment,
    new CartableError('PDF_PASSWORD', { path: basename(source) }),
  )
}

/** Runs `work` for one content at a time, so that two copies of a file in one import do not race. */
export class ContentLock {
  readonly #running = new Map<string, Promise<unknown>>()

  async run<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    const before = this.#running.get(sha256)
    const mine = (before ?? Promise.resolve()).then(work, work)
    const settled = mine.catch(() => undefined)
    this.#running.set(sha256, settled)
    try {
      return await mine
    } finally {
      if (this.#running.get(sha256) === settled) this.#running.delete(sha256)
    }
  }
}

/**
 * Imports one file. Every failure that lies in the file becomes its status; only CANCELLED is thrown.
 *
 * @throws CartableError CANCELLED
 */
export async function importFile(
  context: Context,
  path: string,
  lock: ContentLock,
  options: ImportOptions,
): Promise<ImportResult> {
  const shown = options.name ?? path
  let taken: Taken | undefined
  try {
    const kind = await sniff(path, shown)
    if (kind === 'other')
      return resultOf(shown, 'unsupported', null, new CartableError('FILE_UNSUPPORTED', { path: shown }))
    if (kind === 'empty') throw new CartableError('PDF_EMPTY', { path: shown })
    if (kind === 'not-pdf') throw new CartableError('NOT_A_PDF', { path: shown })
    taken = await takeCopy(context.layout, path, options.signal)
    const copy = taken
    return await lock.run(copy.sha256, () => importTaken(context, { path, kind }, copy, options))
  } catch (error) {
    const failure = fileError(error, shown)
    if (failure instanceof CartableError && failure.code === 'CANCELLED') throw failure
    return resultOf(shown, 'rejected', null, failure)
  } finally {
    // Gone already when the file was settled.
    if (taken) await discard(taken)
  }
}
