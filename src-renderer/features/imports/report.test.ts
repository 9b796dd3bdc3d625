import { describe, expect, it } from 'vitest'
import type { ImportResult } from '../../../src-main/contract/imports.ts'
import { newRun, type ImportRun } from '../../client/import-run.ts'
import { detailsOf, headline, leftText, openOnes, reportText, segmentsOf, stepOf } from './report.ts'

const result = (path: string, status: ImportResult['status']): ImportResult => ({
  path,
  status,
  publicationId: null,
  attachmentId: null,
  pages: 1,
  problem:
    status === 'rejected' ? { code: 'PDF_CORRUPT', data: { path, detail: 'xref not found at 12' } } : null,
})
const results = [
  result('/in/a.pdf', 'imported'),
  result('/in/b.pdf', 'rejected'),
  result('/in/c.pdf', 'duplicate'),
  result('/in/d.pdf', 'needs-password'),
]
const run: ImportRun = { ...newRun('1', 0, 'in'), total: 4, results, endedAt: 112_000 }
const say = {
  t: (key: string, values?: Readonly<Record<string, unknown>>, count?: number) =>
    `${key} ${JSON.stringify({ ...values, ...(count === undefined ? {} : { count }) })}`,
  problem: ({ code }: { code: string }) => `worded ${code}`,
  duration: (seconds: number) => `${seconds} s`,
  number: (value: number) => `#${value}`,
}

describe('the report of an import', () => {
  it('counts everything that is in the library, whenever it came', () => {
    expect(headline(run, say)).toBe('imports.inLibrary {"inside":"#3","total":"#4","count":4}')
  })

  it('says so when nothing was imported', () => {
    expect(headline({ ...run, results: [result('/in/b.pdf', 'rejected')] }, say)).toContain('noneInLibrary')
  })

  it('has a part of the bar for each status that there is', () => {
    expect(segmentsOf(results).map(({ status }) => status)).toEqual([
      'imported',
      'needs-password',
      'duplicate',
      'rejected',
    ])
  })

  it('asks no more about a file that was dealt with', () => {
    expect(openOnes({ ...run, settled: new Set(['/in/b.pdf']) }, 'rejected')).toEqual([])
    expect(openOnes(run, 'rejected')).toHaveLength(1)
  })

  it('gives the reader’s words as details', () => {
    expect(detailsOf(result('/in/b.pdf', 'rejected'))).toBe(
      '/in/b.pdf\nPDF_CORRUPT\ndetail: xref not found at 12',
    )
  })

  it('is plain text with every file and the reasons', () => {
    const text = reportText(run, say)
    expect(text).toContain('112 s')
    expect(text).toContain('- b.pdf\n    worded PDF_CORRUPT [PDF_CORRUPT]')
    expect(text.match(/^- /gm)).toHaveLength(4)
  })
})

describe('the line of a running import', () => {
  it('says what is being done', () => {
    expect(stepOf({ ...run, uploaded: { done: 1, total: 3 } }, say)).toContain('imports.uploading')
    expect(stepOf({ ...run, total: 0 }, say)).toContain('imports.looking')
    expect(stepOf(run, say)).toBe('imports.reading {"done":"#4","total":"#4"}')
  })

  it('rounds the time to what can be known', () => {
    expect(leftText(null, say)).toBe('')
    expect(leftText(4, say)).toContain('imports.soon')
    expect(leftText(41, say)).toContain('50 s')
    expect(leftText(100, say)).toContain('120 s')
  })
})
