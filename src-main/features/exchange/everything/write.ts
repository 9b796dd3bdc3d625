import { Breath } from '../../../base/breathe.ts'
import type { Context } from '../../../base/context.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { Publication } from '../../../contract/publications.ts'
import { attachmentsOf, sourcesOf } from '../../attachments/index.ts'
import { readPublications } from '../../publications/index.ts'
import type { NoteChoice } from '../leaving.ts'
import { AFTER, BEFORE, EVERYTHING_VERSION, type Kind } from './kinds.ts'

/** Which kinds of entity leave, and which notes. */
export interface EverythingRequest {
  readonly notes: NoteChoice
  /** Names as in the counts of the result; all where not given. */
  readonly kinds?: readonly string[] | undefined
}

/** How far the file is, whether to go on, and where the numbers of its entities are kept. */
export interface WritingEverything {
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
  readonly counts: Record<string, number>
}

const line = (kind: string, value: unknown): string => `${JSON.stringify({ kind, value })}\n`
const AT_ONCE = 20

async function* linesOf(
  context: Context,
  kinds: readonly Kind[],
  ids: readonly string[],
  { counts, signal }: WritingEverything,
): AsyncGenerator<string> {
  const breath = new Breath()
  for (const kind of kinds) {
    counts[kind.counted] = 0
    for await (const value of kind.values(context, ids)) {
      if (signal.aborted) throw new CartableError('CANCELLED')
      counts[kind.counted] = (counts[kind.counted] ?? 0) + 1
      yield line(kind.name, value)
      await breath.take()
    }
  }
}

/** A publication with its files and where they came from, and those notes that may leave. */
async function detailOf(context: Context, publication: Publication, notes: NoteChoice) {
  const attachments = await attachmentsOf(context.db, publication.id)
  const leaving = publication.notes.filter((note) => notes === 'all' || (note.shareable && notes !== 'none'))
  return { ...publication, notes: leaving, attachments, sources: await sourcesOf(context.db, publication.id) }
}

/** Writes everything that is known of publications as JSON Lines: one entity a line, what is named before what names it. */
export async function* writeEverything(
  context: Context,
  { notes, kinds }: EverythingRequest,
  ids: readonly string[],
  writing: WritingEverything,
): AsyncGenerator<string> {
  const wanted = (all: readonly Kind[]): Kind[] =>
    all.filter(({ counted }) => kinds === undefined || kinds.includes(counted))
  yield `${JSON.stringify({ kind: 'cartable', version: EVERYTHING_VERSION })}\n`
  yield* linesOf(context, wanted(BEFORE), ids, writing)
  const { counts, onProgress, signal } = writing
  counts['attachments'] = 0
  const breath = new Breath()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const publication of await readPublications(context.db, ids.slice(from, from + AT_ONCE))) {
      if (signal.aborted) throw new CartableError('CANCELLED')
      const detail = await detailOf(context, publication, notes)
      counts['attachments'] += detail.attachments.length
      yield line('publication', detail)
      await breath.take()
    }
    onProgress(Math.min(ids.length, from + AT_ONCE), ids.length)
  }
  yield* linesOf(context, wanted(AFTER), ids, writing)
}
