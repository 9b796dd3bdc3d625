import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import { streamed } from '../../base/streamed.ts'
import {
  type ReadingProgress,
  RECORD_EXTENSIONS,
  type RecordFile,
  type RecordFormat,
  type RecordsPreview,
  type RecordsReport,
  type RecordsWritten,
  type TakingEvent,
} from '../../contract/exchange.ts'
import { assertOutsideLibrary, forDownload } from '../exports/index.ts'
import { annotationsReadings } from './annotations/read.ts'
import { annotationsExchangeRouter } from './annotations/router.ts'
import { kindOfFile } from './kind.ts'
import { withFile } from './named-file.ts'
import { previewOf } from './preview.ts'
import { readings, readRecords } from './read.ts'

import { takeRecords } from './take.ts'
import type { TakeRequest } from './taking.ts'
import type { Columns } from './understanding.ts'
import { vocabularyReadings } from './vocabulary/read.ts'
import { vocabularyExchangeRouter } from './vocabulary/router.ts'
import { writeRecords, type WriteRequest } from './write.ts'

interface Progress {
  readonly done: number
  readonly total: number
}

function write(
  context: Context & Call,
  input: WriteRequest & { readonly path: string | null },
  signal?: AbortSignal,
): AsyncGenerator<Progress, RecordsWritten> {
  const { path } = input
  return streamed<Progress, RecordsWritten>(async (emit, stop) => {
    const to = (target: string, request: WriteRequest) =>
      writeRecords(context, request, target, {
        onProgress: (done, total) => emit({ done, total }),
        signal: stop,
      })
    if (path === null) {
      const name = `cartable${RECORD_EXTENSIONS[input.format]}`
      return forDownload(
        context,
        () => Promise.resolve(name),
        (pending) => to(pending, { ...input, overwrite: false }),
      )
    }
    context.paths.mayWrite(path)
    await assertOutsideLibrary(context, path)
    const written = await to(path, input)
    if (written.path !== null) context.paths.wrote(written.path)
    return written
  }, signal)
}

interface ReadInput {
  readonly file: RecordFile
  readonly format?: RecordFormat | undefined
  readonly mapping: Columns
}

/** Rows of the first window; more are asked for by `preview`. */
const FIRST_ROWS = 100

function read(context: Context & Call, input: ReadInput, signal?: AbortSignal) {
  return streamed<ReadingProgress, RecordsPreview>(async (emit, stop) => {
    const reading = await withFile(context, input.file, (file) =>
      readRecords(context, file, input.format, {
        signal: stop,
        onProgress: (done) => emit({ stage: 'reading', done, total: 0 }),
      }),
    )
    emit({ stage: 'comparing', done: 0, total: reading.total })
    return previewOf(context, reading, { mapping: input.mapping, offset: 0, limit: FIRST_ROWS })
  }, signal)
}

function take(
  context: Context & Call,
  input: TakeRequest & { readonly reading: string },
  signal?: AbortSignal,
) {
  const reading = readings.get(context.db, input.reading)
  return streamed<TakingEvent, RecordsReport>(
    (emit, stop) =>
      takeRecords(context, reading, input, {
        emit,
        signal: stop,
        mayRead: (path) => context.paths.mayRead(path),
      }),
    signal,
  )
}

const { exchange } = os

/** `exchange` of the contract, each method tied to its service. */
export const exchangeRouter = {
  write: exchange.write.handler(({ input, context, signal }) => write(context, input, signal)),
  kind: exchange.kind.handler(({ input, context }) => {
    context.paths.mayRead(input.path)
    return kindOfFile(input.path)
  }),
  read: exchange.read.handler(({ input, context, signal }) => read(context, input, signal)),
  preview: exchange.preview.handler(({ input, context }) =>
    previewOf(context, readings.get(context.db, input.reading), input),
  ),
  take: exchange.take.handler(({ input, context, signal }) => take(context, input, signal)),
  forget: exchange.forget.handler(({ input, context }) => {
    readings.forget(context.db, input.reading)
    annotationsReadings.forget(context.db, input.reading)
    vocabularyReadings.forget(context.db, input.reading)
    return null
  }),
  ...vocabularyExchangeRouter,
  ...annotationsExchangeRouter,
}
