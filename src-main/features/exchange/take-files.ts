import { basename, extname } from 'node:path'
import type { Context } from '../../base/context.ts'
import { CartableError, serialiseError } from '../../contract/errors.ts'
import type { RecordProblem, RecordsReport } from '../../contract/exchange.ts'
import { importUnder } from '../imports/index.ts'
import { locate } from './files.ts'
import type { Reading } from './read.ts'
import type { TakeOptions, TakeRequest, Tally, Wanted } from './taking.ts'

/** A name for a file: that of its path, or its description where the path is a hash. */
function nameOf(path: string, title: string | null): string {
  const own = basename(path)
  if (title === null || !/^[0-9a-f]{64}\./.test(own)) return own
  return extname(title) === '' ? `${title}${extname(own)}` : title
}

/** Copies one file into its publication by the ordinary import, with the marks that are in it. */
async function takeOne(
  context: Context,
  { publicationId, record }: Wanted,
  path: string,
  { title, signal }: { readonly title: string | null; readonly signal: AbortSignal },
): Promise<'added' | 'known'> {
  const [language] = record.fields.languages.length === 1 ? record.fields.languages : [null]
  const before = Date.now()
  const { attachment } = await importUnder(
    context,
    path,
    { name: nameOf(path, title), signal },
    {
      publicationId,
      language: language ?? null,
      cause: 'import-records',
      accept: 'any',
      prepare: () => Promise.resolve(null),
      work: () => Promise.resolve(),
    },
  )
  return Date.parse(attachment.addedAt) >= before - 1 ? 'added' : 'known'
}

/**
 * Takes the files that records name, one after the other. A file that is missing, lies elsewhere or cannot be read is told,
 * and its record stays.
 *
 * @throws CartableError CANCELLED
 */
export async function takeFiles(
  context: Context,
  { reading, which }: { readonly reading: Reading; readonly which: TakeRequest['files'] },
  tally: Tally,
  { emit, signal, mayRead }: TakeOptions,
): Promise<RecordsReport['files']> {
  const counts = { added: 0, known: 0, failed: 0 }
  if (which === 'none') return counts
  const all = tally.wanted.flatMap((wanted) => wanted.record.files.map((named) => ({ wanted, named })))
  for (const [at, { wanted, named }] of all.entries()) {
    if (signal.aborted) throw new CartableError('CANCELLED')
    const found = await locate(named, reading)
    const { line, key } = wanted.record
    const tell = (reason: RecordProblem['reason']): void => {
      counts.failed += 1
      tally.problems.push({ line, key, field: 'files', reason, value: named.path.slice(0, 200), lost: false })
    }
    if (found.where === 'missing') tell('file-missing')
    else if (found.where === 'elsewhere' && which !== 'anywhere') tell('file-elsewhere')
    else {
      try {
        mayRead(found.path)
        counts[await takeOne(context, wanted, found.path, { title: named.title, signal })] += 1
      } catch (error) {
        const { code } = serialiseError(error)
        if (code === 'CANCELLED' || code === 'DISK_FULL') throw error
        tell(code === 'EDITION_ELSEWHERE' ? 'file-owned' : 'file-rejected')
      }
    }
    emit({ kind: 'files', done: at + 1, total: all.length, path: named.path.slice(0, 500) })
  }
  return counts
}
