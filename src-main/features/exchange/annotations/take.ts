import type { Context } from '../../../base/context.ts'
import { newId } from '../../../base/ids.ts'
import type { Anchor } from '../../../contract/annotations.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { AnnotationsReport, RecordProblem } from '../../../contract/exchange.ts'
import { MEDIA } from '../../../contract/media.ts'
import type { Attachment } from '../../../contract/publications.ts'
import { fileOf, findAnnotation, saveAnnotations, type StoredAnnotation } from '../../annotations/index.ts'
import { requireAttachment } from '../../attachments/index.ts'
import { type Command, runCommand } from '../../history/index.ts'
import { type LabelIndex, labelIndex } from '../../vocabulary/index.ts'
import { MOST_PROBLEMS } from '../preview.ts'
import { markOf } from './mark-of.ts'
import type { AnnotationsReading, IncomingMark } from './read.ts'
import { type FoundSource, knownIds, sourcesOf } from './sources.ts'

/** What a caller may ask for; see the contract. */
export interface TakeAnnotationsRequest {
  readonly attachments: Readonly<Record<string, string | null>>
  readonly known: 'skip' | 'replace'
}

/** How taking is followed and stopped. */
export interface TakingAnnotations {
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Marks that go onto one file. */
interface OnFile {
  readonly attachment: Attachment
  readonly marks: readonly IncomingMark[]
  readonly isSameFile: boolean
}

interface Tally {
  readonly problems: RecordProblem[]
  added: number
  replaced: number
  skipped: number
  failed: number
}

const HASH = /^urn:sha256:/i

function leaveOut({ source, marks }: FoundSource, tally: Tally): void {
  tally.failed += marks.length
  tally.problems.push({
    ...{ line: null, key: null, field: 'target', reason: 'no-attachment' as const, lost: true },
    value: source.slice(0, 200),
  })
}

/** Which marks go onto which files, by what a person chose and what was found. */
async function filesOf(
  context: Context,
  reading: AnnotationsReading,
  request: TakeAnnotationsRequest,
  tally: Tally,
): Promise<OnFile[]> {
  const files: OnFile[] = []
  for (const found of await sourcesOf(context, reading, null)) {
    const { source, marks, file } = found
    // A hostile source may be called as something that every object has.
    const chosen = Object.hasOwn(request.attachments, source) ? request.attachments[source] : undefined
    if (chosen === null) tally.skipped += marks.length
    const attachment =
      chosen === undefined ? file?.attachment : chosen && (await requireAttachment(context.db, chosen))
    if (!attachment) {
      if (chosen === undefined) leaveOut(found, tally)
    } else if (attachment.mediaType !== MEDIA.pdf) leaveOut(found, tally)
    else {
      const isSameFile = HASH.test(source) && source.toLowerCase().endsWith(attachment.sha256)
      files.push({ attachment, marks, isSameFile })
    }
  }
  return files
}

/** Where words of marks stand in their file. A file that cannot be read now costs places only, and no mark. */
async function placesOn(
  context: Context,
  { attachment, marks, isSameFile }: OnFile,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Anchor | null>> {
  const wanted = marks.filter(
    ({ own, quote, area }) => !(own && isSameFile) && (quote !== null || area !== null),
  )
  if (wanted.length === 0 || attachment.state !== 'ready') return new Map()
  const asked = wanted.map(({ markId: id, pageIndex, quote, prefix, suffix, position, area }) => {
    return { id, pageIndex, quote, prefix, suffix, position, area }
  })
  try {
    const input = { file: fileOf(context, attachment), wanted: asked }
    const placed = await context.pool.run('placeQuotes', input, { signal })
    return new Map(placed.map(({ id, anchor }) => [id, anchor]))
  } catch (error) {
    if (!(error instanceof CartableError) || error.code === 'CANCELLED') throw error
    return new Map()
  }
}

/** What is answered comes before its answers, so that these find it. */
function inOrder(marks: readonly IncomingMark[]): IncomingMark[] {
  const byId = new Map(marks.map((mark) => [mark.markId, mark]))
  const ordered = new Set<IncomingMark>()
  for (const mark of marks) {
    const chain: IncomingMark[] = []
    for (
      let at: IncomingMark | undefined = mark;
      at && !ordered.has(at) && !chain.includes(at) && chain.length < 1000;
    ) {
      chain.push(at)
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    for (const each of chain.toReversed()) ordered.add(each)
  }
  return [...ordered]
}

interface Entering {
  readonly known: ReadonlySet<string>
  readonly request: TakeAnnotationsRequest
  readonly tally: Tally
  readonly labels: LabelIndex
}

/** Whether a mark that is here gives way to that of the file: only where both are of the same person. */
const givesWay = (before: StoredAnnotation, after: StoredAnnotation): boolean =>
  before.attachmentId === after.attachmentId && (before.author === '' || before.author === after.author)

async function enter(
  edit: Command,
  { file, places }: { file: OnFile; places: ReadonlyMap<string, Anchor | null> },
  { known, request, tally, labels }: Entering,
): Promise<void> {
  const { attachment, isSameFile } = file
  const made = new Map<string, StoredAnnotation>()
  const states: { before: StoredAnnotation | null; after: StoredAnnotation }[] = []
  for (const incoming of inOrder(file.marks)) {
    const { markId, parentId } = incoming
    if (known.has(markId) && request.known === 'skip') {
      tally.skipped += 1
      continue
    }
    const parent =
      parentId === null ? null : (made.get(parentId) ?? (await findAnnotation(edit.trx, parentId)))
    const anchor = places.get(markId) ?? null
    const { mark, problems } = markOf(incoming, {
      attachment,
      labels,
      isSameFile,
      anchor,
      parent,
      at: edit.at,
    })
    const before = await findAnnotation(edit.trx, markId)
    if (before && known.has(markId) && !givesWay(before, mark)) {
      tally.skipped += 1
      continue
    }
    made.set(markId, mark)
    tally.problems.push(...problems)
    states.push({ before, after: mark })
    tally[known.has(markId) ? 'replaced' : 'added'] += 1
  }
  if (states.length > 0) await saveAnnotations(edit, attachment.publicationId, states)
}

/**
 * Puts the annotations of a file that was read onto their files, as one command. Places are found first; then all comes in
 * at once, or, when it is stopped or fails, nothing.
 *
 * @throws CartableError CANCELLED, NOT_FOUND for a file that was chosen, DISK_FULL and the like
 */
export async function takeAnnotations(
  context: Context,
  reading: AnnotationsReading,
  request: TakeAnnotationsRequest,
  { onProgress, signal }: TakingAnnotations,
): Promise<AnnotationsReport> {
  const tally: Tally = { problems: [...reading.problems], added: 0, replaced: 0, skipped: 0, failed: 0 }
  const files = await filesOf(context, reading, request, tally)
  const total = files.reduce((sum, { marks }) => sum + marks.length, 0)
  let done = 0
  const placed: { file: OnFile; places: ReadonlyMap<string, Anchor | null> }[] = []
  for (const file of files) {
    onProgress(done, total)
    placed.push({ file, places: await placesOn(context, file, signal) })
    done += file.marks.length
  }
  const known = await knownIds(context.db, reading.marks)
  // Read before the transaction, which has the only connection.
  const labels = await labelIndex(context.db)
  if (signal.aborted) throw new CartableError('CANCELLED')
  const { command } = await runCommand(
    context,
    'import-annotations',
    async (edit) => {
      for (const each of placed) await enter(edit, each, { known, request, tally, labels })
    },
    newId(),
  )
  for (const { attachment } of files)
    context.events.emit('annotations.changed', { attachmentId: attachment.id })
  onProgress(total, total)
  const { problems, ...counts } = tally
  const unlisted = reading.problemCount - reading.problems.length
  return {
    ...{ command, ...counts },
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length + unlisted,
  }
}
