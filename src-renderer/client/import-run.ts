import type {
  ImportEvent,
  ImportResult,
  ImportStatus,
  ImportSummary,
} from '../../src-main/contract/imports.ts'
import type { Problem } from './problems.ts'

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
  /** Where the files came from, for the title: a folder's or a file's name, null for several. */
  readonly from: string | null
  readonly total: number
  /** Files uploaded so far, and of how many; the core counts them only afterwards. */
  readonly uploaded: { readonly done: number; readonly total: number } | null
  readonly working: ReadonlyMap<string, Working>
  readonly results: readonly ImportResult[]
  /** Paths of those that the person has dealt with: the report does not ask about them again. */
  readonly settled: ReadonlySet<string>
  readonly summary: ImportSummary | null
  readonly problem: Problem | null
  readonly cancelled: boolean
  /** When it ended, in milliseconds since 1970; null while it runs. */
  readonly endedAt: number | null
}

/** An import that has not begun to find files. */
export function newRun(id: string, startedAt: number, from: string | null): ImportRun {
  return {
    id,
    startedAt,
    from,
    total: 0,
    uploaded: null,
    working: new Map(),
    results: [],
    settled: new Set(),
    summary: null,
    problem: null,
    cancelled: false,
    endedAt: null,
  }
}

/** The import after something happened in it. */
export function afterEvent(run: ImportRun, event: ImportEvent): ImportRun {
  // Files that could not even be uploaded have a result already.
  if (event.kind === 'found') return { ...run, total: event.total + run.results.length }
  const working = new Map(run.working)
  if (event.kind === 'progress') {
    working.set(event.path, event)
    return { ...run, working }
  }
  working.delete(event.result.path)
  return { ...run, working, results: [...run.results, event.result] }
}

/** A file that failed before the core saw it. */
export function failedResult(path: string, problem: Problem): ImportResult {
  const code = problem.code === 'DISCONNECTED' ? 'INTERNAL' : problem.code
  const told = { code, data: { ...problem.data } }
  return { path, status: 'rejected', publicationId: null, attachmentId: null, pages: 0, problem: told }
}

/** Share of an import that is done, 0 to 1, files in work counted by their pages. */
export function fractionOf(run: ImportRun): number {
  if (run.uploaded) return run.uploaded.total === 0 ? 0 : run.uploaded.done / run.uploaded.total
  if (run.total === 0) return 0
  const parts = [...run.working.values()].map(({ done, total }) => (total === 0 ? 0 : done / total))
  const done = run.results.length + parts.reduce((sum, part) => sum + Math.min(1, part), 0)
  return Math.min(1, done / run.total)
}

const FIRST_GUESS_S = 2
/**
 * Seconds that an import will still take, going on as it went so far; null where nothing can be said yet.
 *
 * @param now milliseconds since 1970
 */
export function secondsLeft(run: ImportRun, now: number): number | null {
  const fraction = fractionOf(run)
  const seconds = (now - run.startedAt) / 1000
  if (seconds < FIRST_GUESS_S || fraction < 0.02) return null
  return Math.max(0, (seconds * (1 - fraction)) / fraction)
}

/** Number of results of each status. */
export function countByStatus(results: readonly ImportResult[]): Record<ImportStatus, number> {
  const counts = { imported: 0, duplicate: 0, 'needs-password': 0, rejected: 0, unsupported: 0 }
  for (const { status } of results) counts[status] += 1
  return counts
}

/** Publications that an import made: those that undoing it puts into the trash. */
export function madeBy(results: readonly ImportResult[]): string[] {
  const made = results.filter(({ status }) => status === 'imported' || status === 'needs-password')
  return [...new Set(made.flatMap(({ publicationId }) => (publicationId === null ? [] : [publicationId])))]
}

/** The last part of a path of any system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

/** A path without its last part; empty for a bare name. */
export function folderOf(path: string): string {
  const name = fileNameOf(path)
  return path.slice(0, Math.max(0, path.lastIndexOf(name))).replace(/[\\/]+$/, '')
}
