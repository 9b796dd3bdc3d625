import type { Context } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { defined } from '../../base/objects.ts'
import {
  type BriefExport,
  type BriefFormat,
  type BriefPreview,
  BriefProgress,
  type BriefWarning,
  type QuoteStatus,
} from '../../contract/briefs.ts'
import type { BriefModel, WrittenBrief } from '../../pdf/brief/model.ts'
import type { JobProgress } from '../../pdf/pool/index.ts'
import { assemble, type Assembled, optionsOf } from './model/assemble.ts'
import { lookUp } from './model/lookup.ts'
import { wordsIn } from './model/word-count.ts'
import { requireBrief } from './service.ts'
import { itemsOf, type StoredBrief, type StoredItem } from './store.ts'
import { verifyBrief, type VerifyOptions } from './verify.ts'

/** What is asked of an output, whatever its form. */
export type OutputRequest = Omit<BriefExport, 'format'>

/** How the making of an output is followed and stopped. */
export type OutputOptions = Pick<VerifyOptions, 'signal' | 'onProgress'>

/** A brief that was written, and all that came out otherwise than asked. */
export interface Written {
  readonly model: BriefModel
  readonly written: WrittenBrief
  readonly warnings: readonly BriefWarning[]
}

/** What is to be written. */
interface Target {
  readonly format: BriefFormat
  readonly name: string
  /** Whether quotations are checked first, where the provenance is to say so. */
  readonly check: boolean
  readonly draft?: boolean
}

/** One brief on its way out. */
interface Run {
  readonly context: Context
  readonly request: OutputRequest
  readonly target: Target
  readonly options: OutputOptions
  readonly brief: StoredBrief
  readonly items: readonly StoredItem[]
}

function tell({ options }: Run, progress: JobProgress): void {
  const known = BriefProgress.safeParse(progress)
  if (known.success) options.onProgress?.(known.data)
}

type Statuses = ReadonlyMap<string, QuoteStatus>

/** What a check finds of each item, for the annex that tells where excerpts come from. */
async function statusesOf({ context, request, options }: Run, beside: boolean): Promise<Statuses> {
  const { briefId, passwords } = request
  const { items } = await verifyBrief(context, briefId, { ...options, passwords, beside })
  return new Map(items.map(({ itemId, status }) => [itemId, status]))
}

/** @param statuses null while they are not known */
async function modelOf(run: Run, statuses: Statuses | null): Promise<Assembled> {
  const { context, request, target, brief, items } = run
  const facts = await lookUp(context, items, {
    template: brief.template,
    style: request.style ?? brief.style,
    passwords: request.passwords,
    annex: optionsOf(brief, request).annex,
    statuses: statuses ?? new Map(),
    unread: statuses === null,
    language: request.language ?? brief.language,
  })
  const { model, warnings } = assemble(brief, items, facts, request)
  return { model: { ...model, draft: target.draft ?? false }, warnings }
}

/**
 * What a check cannot change, pages of the annex above all, is gathered in the worker that sets the brief while another
 * one checks the quotations.
 * @returns what the check found, and under which ticket the rest waits
 */
async function checkAndGather(run: Run): Promise<{ readonly statuses: Statuses; readonly ticket: string }> {
  const ticket = newId()
  const gathering = { checked: false, last: null as JobProgress | null }
  // One step is told at a time: the check, then what is not gathered by then.
  const onProgress = (progress: JobProgress): void => {
    gathering.last = progress
    if (gathering.checked) tell(run, progress)
  }
  const gather = async (): Promise<void> => {
    const { model } = await modelOf(run, null)
    const how = { signal: run.options.signal, ahead: true, onProgress }
    await run.context.pool.run('gatherBrief', { model, ticket }, how)
    gathering.last = null
  }
  const check = async (): Promise<Statuses> => {
    const statuses = await statusesOf(run, true)
    gathering.checked = true
    if (gathering.last !== null) tell(run, gathering.last)
    return statuses
  }
  const [statuses] = await Promise.all([check(), gather()])
  return { statuses, ticket }
}

async function prepare(run: Run): Promise<{ readonly statuses: Statuses; readonly ticket: string | null }> {
  const { brief, request, target } = run
  if (!target.check || !optionsOf(brief, request).provenance) return { statuses: new Map(), ticket: null }
  if (target.format === 'pdf') return checkAndGather(run)
  return { statuses: await statusesOf(run, false), ticket: null }
}

function write(run: Run, model: BriefModel, ticket: string | null): Promise<WrittenBrief> {
  const { format, name } = run.target
  const { pool } = run.context
  const { signal } = run.options
  const onProgress = (progress: JobProgress): void => tell(run, progress)
  if (format === 'pdf')
    return pool.run('setBrief', { model, ticket }, { signal, onProgress, after: 'gatherBrief' })
  return pool.run('writeBrief', { model, format, name }, { signal, onProgress })
}

/** Assembles a brief and has it written; nothing is on the disk yet. */
export async function makeOutput(
  context: Context,
  request: OutputRequest,
  target: Target,
  options: OutputOptions,
): Promise<Written> {
  const brief = await requireBrief(context.db, request.briefId)
  const items = await itemsOf(context.db, brief.id)
  const run: Run = { context, request, target, options, brief, items }
  const { statuses, ticket } = await prepare(run)
  const { model, warnings } = await modelOf(run, statuses)
  const written = await write(run, model, ticket)
  return { model, written, warnings: [...warnings, ...written.warnings] }
}

/**
 * Sets a brief as it will look, without annex and without re-reading its files.
 * @throws CartableError NOT_FOUND, CANCELLED, `PDF_*` where a worker was ended
 */
export async function previewBrief(
  context: Context,
  request: OutputRequest,
  options: OutputOptions = {},
): Promise<BriefPreview> {
  const plain = { ...request, options: { ...defined(request.options), annex: false } }
  const target = { format: 'pdf', name: 'preview', check: false, draft: true } as const
  const { model, written, warnings } = await makeOutput(context, plain, target, options)
  return {
    pdf: Buffer.from(written.bytes).toString('base64'),
    pages: written.pages,
    words: wordsIn(model),
    pageOf: { ...written.pageOf },
    warnings: [...warnings],
  }
}
