import { onScopeDispose, shallowRef } from 'vue'
import type { RecordFile } from '../../../src-main/contract/exchange.ts'
import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
import { upload, UploadError } from '../../client/files.ts'
import { isAbort, problemOf, uploadProblem, type Problem } from '../../client/problems.ts'
import { recordFileOf, type RecordSource } from '../../client/records.ts'
import type { Progress } from './use-export.ts'

/** What is done with one file of something: how it is read and taken, and what is said of it. */
interface FileKind<Preview, Report> {
  read(file: RecordFile, signal: AbortSignal): Promise<Preview>
  take(preview: Preview, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Report>
  /** Things that came in or changed: what the window says of its last edit. */
  countOf(report: Report): number
  /** Texts in the past tense: what came in, and that it was taken back. */
  readonly taken: string
  readonly undone: string
}

/**
 * One file from the reading over the question to the report, for what comes in whole or not at all. Ends with the scope; the
 * core then forgets the file.
 */
export function useFileImport<Preview extends { reading: string }, Report extends { command: string }>(
  source: RecordSource,
  kind: FileKind<Preview, Report>,
) {
  const commands = useCommands()
  const step = shallowRef<'reading' | 'asking' | 'taking' | 'report'>('reading')
  const progress = shallowRef<Progress | null>(null)
  const preview = shallowRef<Preview | null>(null)
  const report = shallowRef<Report | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const undone = shallowRef(false)
  const undoing = shallowRef(false)
  let stop = new AbortController()

  function failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isAbort(error)) return
    problem.value = error instanceof UploadError ? uploadProblem(error.answer) : problemOf(error)
  }

  async function read(): Promise<void> {
    stop = new AbortController()
    const { signal } = stop
    problem.value = null
    try {
      const found = await kind.read(await recordFileOf(source, (each) => upload(each, signal)), signal)
      if (signal.aborted) return forget(found.reading)
      preview.value = found
      step.value = 'asking'
    } catch (error) {
      failed(error, signal)
    }
  }

  async function take(): Promise<void> {
    const shown = preview.value
    if (shown === null) return
    stop = new AbortController()
    const { signal } = stop
    problem.value = null
    progress.value = null
    step.value = 'taking'
    try {
      report.value = await commands.follow(() => kind.take(shown, signal, (now) => (progress.value = now)))
      step.value = 'report'
    } catch (error) {
      failed(error, signal)
      step.value = 'asking'
    }
  }

  async function undo(): Promise<void> {
    if (report.value === null || undoing.value) return
    undoing.value = true
    try {
      if (await commands.takeBack(report.value.command, kind.undone)) undone.value = true
    } finally {
      undoing.value = false
    }
  }

  /** The import becomes the last edit of the window, so that Ctrl+Z takes it back from now on. */
  function keep(): void {
    const done = report.value
    if (done === null || undone.value) return
    const n = kind.countOf(done)
    void commands.run(() => Promise.resolve({ command: done.command, changed: n }), {
      key: kind.taken,
      values: { n },
    })
  }

  const forget = (reading: string): void => void api.exchange.forget({ reading }).catch(() => undefined)
  onScopeDispose(() => {
    stop.abort()
    if (preview.value) forget(preview.value.reading)
  })
  return {
    ...{ step, progress, preview, report, problem, undone, undoing },
    ...{ read, take, undo, keep },
    cancel: (): void => stop.abort(),
  }
}
