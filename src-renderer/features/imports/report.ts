import type { ImportResult, ImportStatus } from '../../../src-main/contract/imports.ts'
import { countByStatus, fileNameOf, type ImportRun } from '../../client/import-run.ts'
import type { Words } from '../../client/words.ts'

/** What wording a report needs of the words of the interface. */
type Say = Pick<Words, 't' | 'problem' | 'duration' | 'number'>

/** Order of the statuses in the bar, the legend and the report. */
export const STATUSES: readonly ImportStatus[] = [
  'imported',
  'needs-password',
  'duplicate',
  'unsupported',
  'rejected',
]

/** A part of the bar: how many files became what. Empty parts are left out. */
export interface Segment {
  readonly status: ImportStatus
  readonly count: number
}

/** Parts of the bar in their order. */
export function segmentsOf(results: readonly ImportResult[]): Segment[] {
  const counts = countByStatus(results)
  return STATUSES.map((status) => ({ status, count: counts[status] })).filter(({ count }) => count > 0)
}

/** Files of one status that still wait to be looked at. */
export function openOnes(run: ImportRun, status: ImportStatus): ImportResult[] {
  return run.results.filter((each) => each.status === status && !run.settled.has(each.path))
}

/** Seconds that an import took. */
export function secondsOf(run: ImportRun): number {
  return run.summary?.seconds ?? ((run.endedAt ?? run.startedAt) - run.startedAt) / 1000
}

/** `33 of 40 files are in the library`: those that were there before and those that wait for a password too. */
export function headline(run: ImportRun, { t, number }: Pick<Say, 't' | 'number'>): string {
  const counts = countByStatus(run.results)
  const inside = counts.imported + counts.duplicate + counts['needs-password']
  if (inside === 0) return t('imports.noneInLibrary')
  const total = Math.max(run.total, run.results.length)
  return t('imports.inLibrary', { inside: number(inside), total: number(total) }, total)
}

/** Details of a failure for somebody who can help: its code, and what the reader said. */
export function detailsOf({ path, problem }: ImportResult): string {
  if (!problem) return path
  const facts = Object.entries(problem.data).filter(([name]) => name !== 'path')
  return [path, problem.code, ...facts.map(([name, value]) => `${name}: ${String(value)}`)].join('\n')
}

/** The report as plain text in the language of the interface, for a letter or a ticket. */
export function reportText(run: ImportRun, say: Say): string {
  const { t } = say
  const lines = [headline(run, say), t('imports.readIn', { time: say.duration(secondsOf(run)) })]
  for (const status of STATUSES) {
    const files = run.results.filter((each) => each.status === status)
    if (files.length === 0) continue
    lines.push('', t(`imports.count.${status}`, {}, files.length))
    for (const { path, problem } of files) {
      const reason =
        problem && status !== 'duplicate' ? `\n    ${say.problem(problem)} [${problem.code}]` : ''
      lines.push(`- ${fileNameOf(path)}${reason}`)
    }
  }
  if (run.problem) lines.push('', say.problem(run.problem))
  return `${lines.join('\n')}\n`
}

/** What a running import does: uploading, looking for files, reading their text. */
export function stepOf(run: ImportRun, { t, number }: Pick<Say, 't' | 'number'>): string {
  if (run.uploaded) {
    return t('imports.uploading', { done: number(run.uploaded.done), total: number(run.uploaded.total) })
  }
  if (run.total === 0) return t('imports.looking')
  return t('imports.reading', { done: number(run.results.length), total: number(run.total) })
}

/** `about 1 min left`, rounded to what can be known; empty where nothing can be said. */
export function leftText(seconds: number | null, { t, duration }: Pick<Say, 't' | 'duration'>): string {
  if (seconds === null) return ''
  if (seconds < 10) return t('imports.soon')
  const rounded = seconds < 60 ? Math.ceil(seconds / 10) * 10 : Math.round(seconds / 60) * 60
  return t('imports.left', { time: duration(rounded) })
}
