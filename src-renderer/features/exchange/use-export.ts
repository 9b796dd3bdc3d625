import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import {
  RECORD_EXTENSIONS,
  type ExportScope,
  type RecordFormat,
  type RecordsWritten,
} from '../../../src-main/contract/exchange.ts'
import type { InterfaceLanguage } from '../../../src-main/contract/values.ts'
import { api } from '../../client/api.ts'
import { downloadFile } from '../../client/files.ts'
import { isAbort, problemOf, type Problem } from '../../client/problems.ts'
import { useSession } from '../../client/session.ts'

/** How records leave. */
export interface ExportRequest {
  readonly format: RecordFormat
  readonly scope: ExportScope
  readonly language: InterfaceLanguage
  readonly notes: 'none' | 'shareable' | 'all'
  /** Name of the file without its end. */
  readonly name: string
}

/** How far publications are written. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** An export of records, from the question to the file. */
export interface Exporting {
  readonly state: Readonly<ShallowRef<'asking' | 'running' | 'done'>>
  readonly progress: Readonly<ShallowRef<Progress | null>>
  readonly written: Readonly<ShallowRef<RecordsWritten | null>>
  readonly problem: Readonly<ShallowRef<Problem | null>>
  run(request: ExportRequest): Promise<void>
  /** Ends the work; no file is left. */
  cancel(): void
  again(): void
}

/** Writes records where the person chose, or hands them to the browser; ends with the scope. */
export function useExport(): Exporting {
  const session = useSession()
  const state = shallowRef<'asking' | 'running' | 'done'>('asking')
  const progress = shallowRef<Progress | null>(null)
  const written = shallowRef<RecordsWritten | null>(null)
  const problem = shallowRef<Problem | null>(null)
  let stop = new AbortController()
  onScopeDispose(() => stop.abort())

  async function follow({ name, ...request }: ExportRequest, signal: AbortSignal): Promise<void> {
    const suggested = `${name}${RECORD_EXTENSIONS[request.format]}`
    const path = session.paths ? await api.host.chooseSave({ name: suggested }) : null
    if (session.paths && path === null) return
    state.value = 'running'
    const stream = await api.exchange.write({ ...request, path, overwrite: true }, { signal })
    for (;;) {
      const { done, value } = await stream.next()
      if (signal.aborted) return
      if (!done) {
        progress.value = value
        continue
      }
      if (value.download !== null) downloadFile(value.download)
      written.value = value
      state.value = 'done'
      return
    }
  }

  async function run(request: ExportRequest): Promise<void> {
    stop = new AbortController()
    const { signal } = stop
    problem.value = null
    progress.value = null
    try {
      await follow(request, signal)
    } catch (error) {
      if (signal.aborted) return
      state.value = 'asking'
      if (!isAbort(error)) problem.value = problemOf(error)
    }
  }

  const again = (): void => {
    state.value = 'asking'
  }
  return {
    state,
    progress,
    written,
    problem,
    run,
    again,
    cancel: () => {
      stop.abort()
      again()
    },
  }
}
