import type { Context } from '../../base/context.ts'
import type { BriefProgress, Verification, VerifiedItem } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import { codesOf, findPassages, type Found, type Passage } from '../../pdf/anchor/index.ts'
import { readPdf } from '../../pdf/extract/index.ts'
import { requireBrief } from './service.ts'
import { itemsOf } from './store.ts'
import { checkOf, type FileCheck, type FileOutcome, isFine, planOf, verdictOf } from './verdict.ts'

/** How a check is followed and stopped. */
export interface VerifyOptions {
  /** By id of the attachment. */
  readonly passwords?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: BriefProgress) => void) | undefined
  /** In the spare worker where there is one, since another job of the same work runs at the same time. */
  readonly beside?: boolean | undefined
}

type Run = Pick<VerifyOptions, 'signal' | 'beside'> & { readonly password: string | undefined }

/** The pages as an import reads them, with pdf.js where PDFium cannot: it knows more fonts, and is slower. */
async function readOtherwise(context: Context, path: string, passages: readonly Passage[], run: Run) {
  const { pages } = await readPdf(context.pool, path, run)
  const texts = new Map(pages.map(({ index, text }) => [index, text]))
  const source = {
    pageCount: pages.length,
    codes: (pageIndex: number) => codesOf(texts.get(pageIndex) ?? ''),
  }
  return { pageCount: pages.length, found: findPassages(source, passages) }
}

/** Those that were not found on a page without readable text get another look. */
async function withSecondLook(
  context: Context,
  path: string,
  passages: readonly Passage[],
  first: { readonly pageCount: number; readonly found: readonly Found[] },
  run: Run,
): Promise<FileOutcome> {
  const doubtful = new Set(
    first.found.filter((each) => each.foundOn === null && !each.legible).map(({ id }) => id),
  )
  if (doubtful.size === 0) return { kind: 'read', ...first }
  const again = await readOtherwise(
    context,
    path,
    passages.filter(({ id }) => doubtful.has(id)),
    run,
  )
  return {
    kind: 'read',
    pageCount: first.pageCount,
    found: [...first.found.filter(({ id }) => !doubtful.has(id)), ...again.found],
  }
}

function outcomeOf(error: unknown): FileOutcome {
  if (!(error instanceof CartableError) || error.code === 'CANCELLED') throw error
  if (error.code === 'FILE_NOT_FOUND') return { kind: 'missing' }
  return { kind: error.code === 'PDF_PASSWORD' ? 'locked' : 'unreadable' }
}

async function checkFile(context: Context, { sha256, passages }: FileCheck, run: Run): Promise<FileOutcome> {
  const path = context.layout.file(sha256)
  const { password, signal, beside } = run
  try {
    const input = { path, password, sha256, passages }
    const first = await context.pool.run('verifyQuotes', input, { signal, beside })
    if (first.kind === 'other-file') return first
    return await withSecondLook(context, path, passages, first, run)
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.kind !== 'unreadable') return outcome
    // The hash was right, or the job had said so: what PDFium cannot open, pdf.js often can.
    return readOtherwise(context, path, passages, run).then(
      (read): FileOutcome => ({ kind: 'read', ...read }),
      outcomeOf,
    )
  }
}

/**
 * Re-reads every quotation of a brief in its file, each file once.
 * @throws CartableError NOT_FOUND, CANCELLED by the signal
 */
export async function verifyBrief(
  context: Context,
  briefId: string,
  { passwords = {}, signal, onProgress, beside }: VerifyOptions = {},
): Promise<Verification> {
  const { language } = await requireBrief(context.db, briefId)
  const checks = (await itemsOf(context.db, briefId)).flatMap((item) => checkOf(item) ?? [])
  const files = planOf(checks)
  let done = 0
  onProgress?.({ stage: 'check', done, total: files.length })
  const outcomes = await Promise.all(
    files.map(async (file) => {
      const password = passwords[file.attachmentId]
      const outcome = await checkFile(context, file, { signal, password, beside })
      onProgress?.({ stage: 'check', done: (done += 1), total: files.length })
      return [file.sha256, outcome] as const
    }),
  )
  const bySha = new Map<string, FileOutcome>(outcomes)
  const items = checks.map((check): VerifiedItem => verdictOf(check, bySha.get(check.sha256), language))
  return { ok: items.every(({ status }) => isFine(status)), at: context.now().toISOString(), items }
}
