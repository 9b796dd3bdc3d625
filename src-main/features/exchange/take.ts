import type { Context } from '../../base/context.ts'
import { newId } from '../../base/ids.ts'
import { CartableError, serialiseError } from '../../contract/errors.ts'
import type { RecordsReport } from '../../contract/exchange.ts'
import { runCommand } from '../history/index.ts'
import { labelIndex } from '../vocabulary/index.ts'
import { CollectionPaths } from './collecting.ts'
import { Duplicates } from './duplicates.ts'
import { type Entering, enterRecord, type EnteredRecord, type Ready } from './enter-record.ts'
import { takeConcepts, takeRest } from './everything/take.ts'
import { MOST_PROBLEMS } from './preview.ts'
import type { Reading } from './read.ts'
import { takeRelations } from './relations.ts'
import { resolveRecord } from './resolve.ts'
import { takeFiles } from './take-files.ts'
import type { Part, TakeOptions, TakeRequest, Tally } from './taking.ts'
import { understandAll } from './understanding.ts'

/** Time in milliseconds that one transaction of a part aims at: a merge of the index may come on top, others wait no longer. */
const PART_MS = 12
const LARGEST_PART = 40

/** A record in the library's terms; null where nothing can be made of it. */
type Prepare = (index: number) => Ready | null

function note(tally: Tally, ready: Ready, { outcome, publicationId }: EnteredRecord): void {
  tally.problems.push(...ready.problems)
  if (outcome === 'added') tally.added.push(publicationId)
  if (outcome === 'filled') tally.filled += 1
  if (outcome === 'skipped') tally.skipped += 1
  const { record } = ready
  if (record.id !== null) tally.ids.set(record.id, publicationId)
  if (outcome !== 'skipped') tally.wanted.push({ publicationId, record })
}

/** Enters records in one transaction; where one of them fails, each in its own, so that only that one stays out. */
async function enterPart(
  part: Part,
  batch: readonly Ready[],
  entering: Entering,
  tally: Tally,
): Promise<void> {
  const made = entering.collections.made.length
  try {
    const entered = await part(async (edit) => {
      const all: EnteredRecord[] = []
      for (const ready of batch) all.push(await enterRecord(edit, ready, entering))
      return all
    })
    for (const [at, ready] of batch.entries()) {
      const result = entered[at]
      if (result) note(tally, ready, result)
    }
  } catch (error) {
    const { code, message } = serialiseError(error)
    if (code === 'DISK_FULL' || code === 'LIBRARY_READ_ONLY' || code === 'LIBRARY_LOCKED') throw error
    entering.collections.forgetAfter(made)
    const [only] = batch
    if (only !== undefined && batch.length === 1) {
      tally.failed += 1
      const { line, key } = only.record
      tally.problems.push({
        line,
        key,
        field: null,
        reason: 'failed',
        value: message.slice(0, 200),
        lost: true,
      })
    } else for (const ready of batch) await enterPart(part, [ready], entering, tally)
  }
}

async function enterAll(
  { part, prepare, total }: { part: Part; prepare: Prepare; total: number },
  entering: Entering,
  tally: Tally,
  { emit, signal }: TakeOptions,
): Promise<void> {
  let size = 4
  for (let index = 0; index < total;) {
    if (signal.aborted) throw new CartableError('CANCELLED')
    const started = performance.now()
    const batch: Ready[] = []
    for (; index < total && batch.length < size; index += 1) {
      const ready = prepare(index)
      if (ready) batch.push(ready)
    }
    if (batch.length > 0) await enterPart(part, batch, entering, tally)
    const elapsed = Math.max(1, performance.now() - started)
    size = Math.max(1, Math.min(LARGEST_PART, Math.round((size * PART_MS) / elapsed)))
    emit({ kind: 'records', done: index, total })
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

async function prepareOf(context: Context, reading: Reading, request: TakeRequest, tally: Tally) {
  const { records, problems } = await understandAll(reading, request.mapping)
  tally.problems.push(...problems)
  const without = new Set(request.without)
  const labels = await labelIndex(context.db)
  const known = await Duplicates.of(context)
  const prepare: Prepare = (index) => {
    const record = records[index]
    if (record === undefined || without.has(index)) return null
    if (Object.keys(record.fields.title).length === 0) {
      tally.failed += 1
      const { line, key } = record
      tally.problems.push({ line, key, field: 'title', reason: 'no-title', value: null, lost: true })
      return null
    }
    const duplicate = known.find(record)
    const { fields, problems: own } = resolveRecord(record, labels)
    const id = record.id ?? newId()
    // Its like further down in the same file is a duplicate of it.
    if (duplicate === null) known.add({ publicationId: id, title: fields.title, trashed: false }, fields)
    return { record, id, fields, duplicate, problems: own }
  }
  return { prepare, total: records.length }
}

/**
 * Takes the records of a file that was read, as one command in parts of some 12 ms, so that others are never kept waiting.
 *
 * @throws CartableError CANCELLED: what is in by then stays, and is undone by the command; DISK_FULL and the like
 */
export async function takeRecords(
  context: Context,
  reading: Reading,
  request: TakeRequest,
  options: TakeOptions,
): Promise<RecordsReport> {
  const command = newId()
  const tally: Tally = {
    problems: [],
    added: [],
    ids: new Map(),
    wanted: [],
    filled: 0,
    skipped: 0,
    failed: 0,
  }
  const part: Part = async (work) => (await runCommand(context, 'import-records', work, command)).value
  options.emit({ kind: 'begun', command, total: reading.total })
  await takeConcepts(context, reading, part)
  const collections = await CollectionPaths.of(context)
  const entering = { ...request, collections, source: reading.path ?? reading.name }
  const work = await prepareOf(context, reading, request, tally)
  try {
    await enterAll({ part, ...work }, entering, tally, options)
  } finally {
    if (collections.made.length > 0) context.events.emit('collections.changed', { ids: collections.made })
  }
  await takeRelations(context, part, tally)
  const files = await takeFiles(context, { reading, which: request.files }, tally, options)
  await takeRest(context, reading, part, tally)
  const lost = reading.faults.filter((fault) => fault.lost).length
  const problems = [...reading.faults.map((fault) => ({ ...fault, field: null })), ...tally.problems]
  return {
    ...{ command, files, filled: tally.filled, skipped: tally.skipped, failed: tally.failed + lost },
    added: tally.added.length,
    collections: collections.made.length,
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MOST_PROBLEMS),
    problemCount: problems.length + reading.faultCount - reading.faults.length,
    publicationIds: tally.added.slice(0, 1000),
  }
}
