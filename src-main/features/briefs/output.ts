import type { Context } from '../../base/context.ts'
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
import { assemble, optionsOf } from './model/assemble.ts'
import { lookUp } from './model/lookup.ts'
import { wordsIn } from './model/word-count.ts'
import { requireBrief } from './service.ts'
import { itemsOf } from './store.ts'
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

/** What a check finds of each item, for the annex that tells where excerpts come from. */
async function statusesOf(context: Context, request: OutputRequest, options: OutputOptions) {
  const { briefId, passwords } = request
  const { items } = await verifyBrief(context, briefId, { ...options, passwords })
  return new Map<string, QuoteStatus>(items.map(({ itemId, status }) => [itemId, status]))
}

function write(
  { pool }: Context,
  model: BriefModel,
  target: { readonly format: BriefFormat; readonly name: string },
  { signal, onProgress }: OutputOptions,
): Promise<WrittenBrief> {
  const { format, name } = target
  const told = (progress: JobProgress): void => {
    const known = BriefProgress.safeParse(progress)
    if (known.success) onProgress?.(known.data)
  }
  if (format === 'pdf') return pool.run('setBrief', model, { signal, onProgress: told })
  return pool.run('writeBrief', { model, format, name }, { signal, onProgress: told })
}

/** Assembles a brief and has it written; nothing is on the disk yet. */
export async function makeOutput(
  context: Context,
  request: OutputRequest,
  target: {
    readonly format: BriefFormat
    readonly name: string
    readonly check: boolean
    readonly draft?: boolean
  },
  options: OutputOptions,
): Promise<Written> {
  const brief = await requireBrief(context.db, request.briefId)
  const items = await itemsOf(context.db, brief.id)
  const { annex, provenance } = optionsOf(brief, request)
  const statuses =
    provenance && target.check ? await statusesOf(context, request, options) : new Map<string, QuoteStatus>()
  const style = request.style ?? brief.style
  const facts = await lookUp(context, items, {
    ...{ template: brief.template, style, passwords: request.passwords, annex, statuses },
    language: request.language ?? brief.language,
  })
  const { model: whole, warnings } = assemble(brief, items, facts, request)
  const model = { ...whole, draft: target.draft ?? false }
  const written = await write(context, model, target, options)
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
