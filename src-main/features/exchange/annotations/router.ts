import type { Call } from '../../../base/call.ts'
import type { Context } from '../../../base/context.ts'
import { os } from '../../../base/implement.ts'
import { streamed } from '../../../base/streamed.ts'
import type { AnnotationsReport } from '../../../contract/exchange.ts'
import { withFile } from '../named-file.ts'
import { annotationsPreview } from './preview.ts'
import { annotationsReadings, readAnnotations } from './read.ts'
import { takeAnnotations, type TakeAnnotationsRequest } from './take.ts'

function take(
  context: Context & Call,
  input: TakeAnnotationsRequest & { readonly reading: string },
  signal?: AbortSignal,
) {
  const reading = annotationsReadings.get(context.db, input.reading)
  return streamed<{ done: number; total: number }, AnnotationsReport>(
    (emit, stop) =>
      takeAnnotations(context, reading, input, {
        onProgress: (done, total) => emit({ done, total }),
        signal: stop,
      }),
    signal,
  )
}

const { exchange } = os

/** Annotations in `exchange` of the contract. */
export const annotationsExchangeRouter = {
  readAnnotations: exchange.readAnnotations.handler(({ input, context, signal }) =>
    withFile(context, input.file, async (file) =>
      annotationsPreview(context, await readAnnotations(context, file, signal), input.attachmentId),
    ),
  ),
  takeAnnotations: exchange.takeAnnotations.handler(({ input, context, signal }) =>
    take(context, input, signal),
  ),
}
