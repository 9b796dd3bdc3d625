import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { defined } from '../../base/objects.ts'
import type {
  BriefExport,
  BriefFormat,
  BriefPreview,
  BriefWarning,
  QuoteStatus,
} from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import type { BriefModel, WrittenBrief } from '../../pdf/brief/model.ts'
import { assemble, optionsOf } from './model/assemble.ts'
import { lookUp } from './model/lookup.ts'
import { wordsIn } from './model/word-count.ts'
import { requireBrief } from './service.ts'
import { itemsOf } from './store.ts'
import { verifyBrief } from './verify.ts'

/** What is asked of an output, whatever its form. */
export type OutputRequest = Omit<BriefExport, 'format'>

/** How the making of an output is stopped. */
interface OutputOptions {
  readonly signal?: AbortSignal | undefined
}

/** A brief that was written, and all that came out otherwise than asked. */
interface Written {
  readonly model: BriefModel
  readonly written: WrittenBrief
  readonly warnings: readonly BriefWarning[]
}

/** What a check finds of each item, for the annex that tells where excerpts come from. */
async function statusesOf(context: Context, request: OutputRequest, signal: AbortSignal | undefined) {
  const { briefId, passwords } = request
  const { items } = await verifyBrief(context, briefId, { passwords, signal })
  return new Map<string, QuoteStatus>(items.map(({ itemId, status }) => [itemId, status]))
}

function write(
  { pool }: Context,
  model: BriefModel,
  target: { readonly format: BriefFormat; readonly name: string },
  { signal }: OutputOptions,
): Promise<WrittenBrief> {
  if (target.format === 'pdf') return pool.run('setBrief', model, { signal })
  return Promise.reject(new CartableError('UNAVAILABLE'))
}

async function make(
  context: Context,
  request: OutputRequest,
  target: { readonly format: BriefFormat; readonly name: string; readonly check: boolean },
  options: OutputOptions,
): Promise<Written> {
  const brief = await requireBrief(context.db, request.briefId)
  const items = await itemsOf(context.db, brief.id)
  const { annex, provenance } = optionsOf(brief, request)
  const statuses =
    provenance && target.check
      ? await statusesOf(context, request, options.signal)
      : new Map<string, QuoteStatus>()
  const style = request.style ?? brief.style
  const facts = await lookUp(context, items, {
    ...{ template: brief.template, style, passwords: request.passwords, annex, statuses },
  })
  const { model, warnings } = assemble(brief, items, facts, request)
  const written = await write(context, model, target, options)
  return { model, written, warnings: [...warnings, ...written.warnings] }
}

/** Name of a file for a brief: its title without what no system takes in a name. */
export async function fileNameOf(context: Context, briefId: string, format: string): Promise<string> {
  const { title } = await requireBrief(context.db, briefId)
  const stem = title
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
    .slice(0, 120)
    .trim()
  return `${stem || 'brief'}.${format}`
}

async function assertFree(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const taken = await stat(path).then(
      () => true,
      () => false,
    )
    if (taken) throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path })
  }
}

const stemOf = (path: string): string => basename(path, extname(path))

/** Places of files beside an output: in the one folder that bears its name, and nowhere else. */
function placesBeside(path: string, { extra }: WrittenBrief): { path: string; bytes: Uint8Array }[] {
  const folder = `${stemOf(path)}.pictures`
  return extra.map(({ name, bytes }) => {
    const [own, file = '', ...more] = name.split('/')
    if (own !== folder || more.length > 0 || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file)) {
      throw new Error(`A writer named a file ${name}`)
    }
    return { path: join(dirname(path), folder, file), bytes }
  })
}

/** What was written where. */
export interface OutputFile {
  readonly path: string
  readonly bytes: number
  readonly pages: number
  readonly excerpts: number
  readonly warnings: BriefWarning[]
}

/**
 * Writes a brief to `path`, whole or not at all; pictures of a Markdown go into a folder beside it first.
 *
 * @throws CartableError NOT_FOUND, EXPORT_REFUSED (`output-exists`), DISK_FULL, PERMISSION_DENIED, FILE_NOT_FOUND,
 *   CANCELLED, `PDF_*` where a worker was ended
 */
export async function exportBrief(
  context: Context,
  request: BriefExport & { readonly overwrite: boolean },
  path: string,
  options: OutputOptions = {},
): Promise<OutputFile> {
  const outPath = resolve(path)
  if (!request.overwrite) await assertFree([outPath])
  const target = { format: request.format, name: stemOf(outPath), check: true }
  const { model, written, warnings } = await make(context, request, target, options)
  const beside = placesBeside(outPath, written)
  if (!request.overwrite) await assertFree(beside.map((file) => file.path))
  for (const file of beside) await writeFileAtomically(file.path, file.bytes)
  await writeFileAtomically(outPath, written.bytes)
  return {
    path: outPath,
    bytes: written.bytes.byteLength,
    pages: written.pages,
    excerpts: model.blocks.filter(({ kind }) => kind === 'excerpt').length,
    warnings: [...warnings],
  }
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
  const target = { format: 'pdf', name: 'preview', check: false } as const
  const { model, written, warnings } = await make(context, plain, target, options)
  return {
    pdf: Buffer.from(written.bytes).toString('base64'),
    pages: written.pages,
    words: wordsIn(model),
    pageOf: { ...written.pageOf },
    warnings: [...warnings],
  }
}
