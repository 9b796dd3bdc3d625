import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ImportResult } from '../../src-main/contract/imports.ts'
import { api } from './api.ts'
import { upload, UploadError } from './files.ts'
import { afterEvent, failedResult, fileNameOf, newRun, type ImportRun } from './import-run.ts'
import { isAbort, problemOf, uploadProblem } from './problems.ts'
import { newRunId } from './run-id.ts'

export type { ImportRun, Working } from './import-run.ts'

/** What is imported: paths where the shell reads them, files of the browser elsewhere. */
export interface ImportRequest {
  readonly paths?: readonly string[]
  readonly files?: readonly File[]
}

const countOf = ({ paths, files }: ImportRequest): number => (paths?.length ?? 0) + (files?.length ?? 0)

/** The folder or file that an import is named after: its only path, or the folder that a browser walked. */
function nameOf({ paths = [], files = [] }: ImportRequest): string | null {
  const names = new Set([
    ...paths.map(fileNameOf),
    ...files.map((file) => file.webkitRelativePath.split('/')[0] || file.name),
  ])
  return names.size === 1 ? ([...names][0] ?? null) : null
}

/** Imports of this window: one at a time is shown; the report of the last one stays until it is closed. */
export const useImports = defineStore('imports', () => {
  const run = shallowRef<ImportRun | null>(null)
  /** Whether progress and report are open as a dialog. */
  const shown = shallowRef(false)
  /** Imports that wait for the running one. */
  const waiting = shallowRef<readonly ImportRequest[]>([])
  let stop = new AbortController()
  let running = false

  const update = (part: Partial<ImportRun>): void => {
    if (run.value) run.value = { ...run.value, ...part }
  }

  /** A file that cannot be uploaded is told of in the report; the others go on. */
  async function uploadAll(files: readonly File[], signal: AbortSignal): Promise<string[]> {
    const ids: string[] = []
    for (const [done, file] of files.entries()) {
      update({ uploaded: { done, total: files.length } })
      try {
        ids.push(await upload(file, signal))
      } catch (error) {
        if (!(error instanceof UploadError)) throw error
        update({
          results: [...(run.value?.results ?? []), failedResult(file.name, uploadProblem(error.answer))],
        })
      }
    }
    update({ uploaded: null })
    return ids
  }

  async function follow(request: ImportRequest, id: string, signal: AbortSignal): Promise<void> {
    const uploads = await uploadAll(request.files ?? [], signal)
    const stream = await api.imports.run({ paths: [...(request.paths ?? [])], uploads, run: id }, { signal })
    for (;;) {
      const { done, value } = await stream.next()
      if (done) return update({ summary: value })
      if (run.value) run.value = afterEvent(run.value, value)
    }
  }

  async function runOne(request: ImportRequest): Promise<void> {
    const id = newRunId()
    stop = new AbortController()
    const { signal } = stop
    run.value = newRun(id, Date.now(), nameOf(request))
    shown.value = true
    try {
      await follow(request, id, signal)
    } catch (error) {
      if (signal.aborted || isAbort(error)) update({ cancelled: true })
      else update({ problem: problemOf(error) })
    }
    update({ working: new Map(), uploaded: null, endedAt: Date.now() })
  }

  /** Starts an import and follows it to its end. While one runs, the next ones wait. */
  async function start(request: ImportRequest): Promise<void> {
    if (countOf(request) === 0) return
    waiting.value = [...waiting.value, request]
    if (running) return
    running = true
    for (let next = waiting.value[0]; next; next = waiting.value[0]) {
      waiting.value = waiting.value.slice(1)
      await runOne(next)
    }
    running = false
  }

  /** Replaces what became of one file, after it was tried again. */
  function replace(path: string, result: ImportResult): void {
    const results = run.value?.results ?? []
    update({ results: results.map((each) => (each.path === path ? { ...result, path } : each)) })
  }
  /** Deals with files of the report: it does not ask about them again. */
  function settle(...paths: readonly string[]): void {
    update({ settled: new Set([...(run.value?.settled ?? []), ...paths]) })
  }

  /** Tries one file of the report again, where paths can be read. */
  async function retry(path: string): Promise<void> {
    const stream = await api.imports.run({ paths: [path], uploads: [] })
    for await (const event of stream) if (event.kind === 'result') replace(path, event.result)
  }

  return {
    run,
    shown,
    waiting,
    start,
    replace,
    settle,
    retry,
    /** Ends the import, and those that wait; files that are done stay. */
    cancel: (): void => {
      waiting.value = []
      stop.abort()
    },
    /** Leaves one file out. */
    skip: async (path: string): Promise<void> => {
      if (run.value) await api.imports.skip({ run: run.value.id, path }).catch(() => undefined)
    },
    isRunning: computed(() => run.value !== null && run.value.endedAt === null),
  }
})
