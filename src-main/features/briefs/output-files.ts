import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { zipSync } from 'fflate'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import type { BriefExport, BriefWarning } from '../../contract/briefs.ts'
import { CartableError } from '../../contract/errors.ts'
import { makeOutput, type OutputOptions, type Written } from './output.ts'
import { requireBrief } from './service.ts'

/** What was written where. */
export interface OutputFile {
  readonly path: string
  readonly bytes: number
  readonly pages: number
  readonly excerpts: number
  readonly warnings: BriefWarning[]
}

/** A name for the file of a brief: its title without what no system takes in a name. */
export function fileStem(title: string): string {
  const stem = title
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .slice(0, 120)
    .replace(/[\s.]+$/u, '')
  return stem || 'brief'
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

/** Names of files beside an output, which lie in the one folder that bears its name, and nowhere else. */
function filesBeside(stem: string, { written }: Written): { name: string; bytes: Uint8Array }[] {
  return written.extra.map(({ name, bytes }) => {
    const [folder, file = '', ...more] = name.split('/')
    if (folder !== `${stem}.pictures` || more.length > 0 || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file)) {
      throw new Error(`A writer named a file ${name}`)
    }
    return { name, bytes }
  })
}

function told({ model, written, warnings }: Written, path: string, bytes: Uint8Array): OutputFile {
  return {
    path,
    bytes: bytes.byteLength,
    pages: written.pages,
    excerpts: model.blocks.filter(({ kind }) => kind === 'excerpt').length,
    warnings: [...warnings],
  }
}

/** From here on files are written, one after the other: who cancels earlier finds nothing on the disk. */
function lastCall({ signal, onProgress }: OutputOptions): void {
  if (signal?.aborted) throw new CartableError('CANCELLED')
  onProgress?.({ stage: 'write', done: 0, total: 1 })
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
  const name = basename(outPath, extname(outPath))
  if (!request.overwrite) await assertFree([outPath])
  const made = await makeOutput(context, request, { format: request.format, name, check: true }, options)
  const beside = filesBeside(name, made).map((file) => ({ ...file, path: join(dirname(outPath), file.name) }))
  if (!request.overwrite) await assertFree(beside.map((file) => file.path))
  lastCall(options)
  for (const file of beside) await writeFileAtomically(file.path, file.bytes)
  await writeFileAtomically(outPath, made.written.bytes)
  return told(made, outPath, made.written.bytes)
}

/** Times of what an archive holds: the same brief is the same bytes. DOS knows no earlier year. */
const FIRST_DAY = new Date(1980, 0, 1)

/**
 * Writes a brief to a file that waits for its download: as it is, or with the pictures of a Markdown in an archive.
 * @returns also the name under which it is offered
 * @throws CartableError as {@link exportBrief}
 */
export async function exportForDownload(
  context: Context,
  request: BriefExport,
  pending: string,
  options: OutputOptions = {},
): Promise<OutputFile & { readonly name: string }> {
  const { title } = await requireBrief(context.db, request.briefId)
  const stem = fileStem(title)
  const made = await makeOutput(
    context,
    request,
    { format: request.format, name: stem, check: true },
    options,
  )
  const beside = filesBeside(stem, made)
  const own = { name: `${stem}.${request.format}`, bytes: made.written.bytes }
  const entries = [own, ...beside].map(({ name, bytes }) => [name, bytes] as const)
  const packed = beside.length > 0
  lastCall(options)
  const bytes = packed ? zipSync(Object.fromEntries(entries), { mtime: FIRST_DAY }) : own.bytes
  await writeFileAtomically(pending, bytes)
  return { ...told(made, pending, bytes), name: packed ? `${stem}.zip` : own.name }
}
