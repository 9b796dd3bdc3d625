import type { Call } from '../../base/call.ts'
import type { Context } from '../../base/context.ts'
import { os } from '../../base/implement.ts'
import type { EditionEvent, EditionResult } from '../../contract/editions.ts'
import { Channel } from '../../base/channel.ts'
import { keepAsNote, lostMarks, placeMark } from './lost.ts'
import { replaceAttachment, type ReplaceRequest } from './replace.ts'

interface ReplaceInput {
  readonly attachmentId: string
  readonly path?: string | undefined
  readonly upload?: string | undefined
  readonly password?: string | undefined
}

/** Where the new file lies: a path that the caller may name, or an upload. */
async function requestOf(context: Context & Call, input: ReplaceInput): Promise<ReplaceRequest> {
  const { attachmentId, password, path, upload } = input
  if (path !== undefined) {
    context.paths.mayRead(path)
    return { attachmentId, password, path }
  }
  return { attachmentId, password, ...(await context.host.uploaded(upload ?? '')) }
}

async function* replace(
  context: Context & Call,
  input: ReplaceInput,
  signal?: AbortSignal,
): AsyncGenerator<EditionEvent, EditionResult> {
  const stop = new AbortController()
  const signals = signal ? [stop.signal, signal] : [stop.signal]
  const channel = new Channel<EditionEvent>()
  const work = replaceAttachment(context, await requestOf(context, input), {
    signal: AbortSignal.any(signals),
    onProgress: (stage, done, total) => channel.push({ stage, done, total }),
  })
  work.then(
    () => channel.end(),
    () => channel.end(),
  )
  try {
    yield* channel
    return await work
  } finally {
    stop.abort()
    await work.catch(() => undefined)
    if (input.upload !== undefined) await context.host.discard(input.upload)
  }
}

/** `editions` of the contract, each method tied to its service. */
export const editionsRouter = {
  replace: os.editions.replace.handler(({ input, context, signal }) => replace(context, input, signal)),
  lost: os.editions.lost.handler(({ input, context }) => lostMarks(context, input.attachmentId)),
  place: os.editions.place.handler(({ input, context }) =>
    placeMark(context, input.id, input.anchor, input.seen, input.password),
  ),
  keepAsNote: os.editions.keepAsNote.handler(({ input, context }) => keepAsNote(context, input.id)),
}
