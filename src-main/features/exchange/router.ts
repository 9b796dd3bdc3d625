import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import { CartableError } from '../../contract/errors.ts'
import { RECORD_EXTENSIONS, type RecordsWritten } from '../../contract/exchange.ts'
import { assertOutsideLibrary, forDownload } from '../exports/index.ts'
import { streamed } from './streamed.ts'
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

const notYet = (): never => {
  throw new CartableError('UNAVAILABLE')
}

const { exchange } = os

/** `exchange` of the contract, each method tied to its service. */
export const exchangeRouter = {
  write: exchange.write.handler(({ input, context, signal }) => write(context, input, signal)),
  read: exchange.read.handler(notYet),
  preview: exchange.preview.handler(notYet),
  take: exchange.take.handler(notYet),
  forget: exchange.forget.handler(notYet),
  writeVocabulary: exchange.writeVocabulary.handler(notYet),
  readVocabulary: exchange.readVocabulary.handler(notYet),
  takeVocabulary: exchange.takeVocabulary.handler(notYet),
  readAnnotations: exchange.readAnnotations.handler(notYet),
  takeAnnotations: exchange.takeAnnotations.handler(notYet),
}
