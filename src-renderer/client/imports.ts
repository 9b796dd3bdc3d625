import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ImportResult, ImportSummary } from '../../src-main/contract/imports.ts'
import { api } from './api.ts'
import { upload } from './files.ts'
import { isAbort, problemOf, type Problem } from './problems.ts'

/** What is imported: paths where the shell reads them, files of the browser elsewhere. */
export interface ImportRequest {
  readonly paths?: readonly string[]
  readonly files?: readonly File[]
}

/** A file in work. */
export interface Working {
  readonly path: string
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** One import, running or ended. */
export interface ImportRun {
  readonly id: string
  readonly startedAt: number
  readonly total: number
  /** Files uploaded so far, and of how many; the core counts them only afterwards. */
  readonly uploaded: { readonly done: number; readonly total: number } | null
  readonly working: ReadonlyMap<string, Working>
  readonly results: readonly ImportResult[]
  readonly summary: ImportSummary | null
  readonly problem: Problem | null
  readonly cancelled: boolean
}

const UUID_VERSION = 0x70
/** UUIDv7 made in the page: names an import before the core knows of it. */
function newRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let time = Date.now()
  for (let at = 5; at >= 0; at--) {
    bytes[at] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | UUID_VERSION
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Imports of this window: one at a time is shown; the report of the last one stays until it is closed. */
export const useImports = defineStore('imports', () => {
  const run = shallowRef<ImportRun | null>(null)
  /** Whether progress and report are open as a dialog. */
  const shown = shallowRef(false)
  let stop = new AbortController()

  const update = (part: Partial<ImportRun>): void => {
    if (run.value) run.value = { ...run.value, ...part }
  }

  async function uploadAll(files: readonly File[], signal: AbortSignal): Promise<string[]> {
    const ids: string[] = []
    for (const file of files) {
      update({ uploaded: { done: ids.length, total: files.length } })
      ids.push(await upload(file, signal))
    }
    update({ uploaded: null })
    return ids
  }

  async function follow(request: ImportRequest, id: string, signal: AbortSignal): Promise<void> {
    const uploads = await uploadAll(request.files ?? [], signal)
    const paths = [...(request.paths ?? [])]
    const stream = await api.imports.run({ paths, uploads, run: id }, { signal })
    for (;;) {
      const { done, value } = await stream.next()
      if (done) return update({ summary: value, working: new Map() })
      if (value.kind === 'found') update({ total: value.total })
      else if (value.kind === 'progress') {
        update({ working: new Map(run.value?.working).set(value.path, value) })
      } else {
        const working = new Map(run.value?.working)
        working.delete(value.result.path)
        update({ working, results: [...(run.value?.results ?? []), value.result] })
      }
    }
  }

  /** Starts an import and follows it to its end. A second one waits for the first. */
  async function start(request: ImportRequest): Promise<void> {
    const count = (request.paths?.length ?? 0) + (request.files?.length ?? 0)
    if (count === 0) return
    await running
    const id = newRunId()
    stop = new AbortController()
    run.value = {
      id,
      startedAt: Date.now(),
      total: 0,
      uploaded: null,
      working: new Map(),
      results: [],
      summary: null,
      problem: null,
      cancelled: false,
    }
    shown.value = true
    running = follow(request, id, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted || isAbort(error)) update({ cancelled: true, working: new Map() })
      else update({ problem: problemOf(error), working: new Map() })
    })
    await running
  }
  let running: Promise<void> = Promise.resolve()

  /** Replaces what became of one file, after it was tried again. */
  function replace(path: string, result: ImportResult): void {
    update({ results: (run.value?.results ?? []).map((each) => (each.path === path ? result : each)) })
  }
  function dismiss(path: string): void {
    update({ results: (run.value?.results ?? []).filter((each) => each.path !== path) })
  }

  return {
    run,
    shown,
    start,
    replace,
    dismiss,
    /** Ends the import; files that are done stay. */
    cancel: () => stop.abort(),
    /** Leaves one file out. */
    skip: async (path: string): Promise<void> => {
      if (run.value) await api.imports.skip({ run: run.value.id, path }).catch(() => undefined)
    },
    isRunning: computed(() => {
      const { value } = run
      return value !== null && value.summary === null && value.problem === null && !value.cancelled
    }),
  }
})
