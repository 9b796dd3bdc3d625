import { describe, expect, it } from 'vitest'
import type { ImportResult } from '../../src-main/contract/imports.ts'
import {
  afterEvent,
  countByStatus,
  failedResult,
  fileNameOf,
  folderOf,
  fractionOf,
  madeBy,
  newRun,
  secondsLeft,
} from './import-run.ts'

const result = (
  path: string,
  status: ImportResult['status'],
  publicationId: string | null,
): ImportResult => ({
  path,
  status,
  publicationId,
  attachmentId: null,
  pages: 1,
  problem: null,
})

describe('an import', () => {
  const begun = afterEvent(newRun('1', 0, null), { kind: 'found', total: 4 })
  const reading = afterEvent(begun, { kind: 'progress', path: 'a.pdf', stage: 'text', done: 5, total: 10 })

  it('counts files in work by their pages', () => {
    expect(fractionOf(newRun('1', 0, null))).toBe(0)
    expect(fractionOf(reading)).toBe(0.125)
  })

  it('takes a file out of work when its result comes', () => {
    const done = afterEvent(reading, { kind: 'result', result: result('a.pdf', 'imported', 'p') })
    expect(done.working.size).toBe(0)
    expect(fractionOf(done)).toBe(0.25)
  })

  it('counts files that could not be uploaded', () => {
    const failed = {
      ...newRun('1', 0, null),
      results: [failedResult('x.pdf', { code: 'DISK_FULL', data: {} })],
    }
    expect(afterEvent(failed, { kind: 'found', total: 3 }).total).toBe(4)
  })

  it('shows the uploading before the reading', () => {
    expect(fractionOf({ ...begun, uploaded: { done: 1, total: 4 } })).toBe(0.25)
  })

  it('says how long it will take only after a while', () => {
    const half = { ...begun, total: 2, results: [result('a.pdf', 'imported', 'p')] }
    expect(secondsLeft(half, 1000)).toBeNull()
    expect(secondsLeft(half, 60_000)).toBe(60)
    expect(secondsLeft(begun, 60_000)).toBeNull()
  })
})

it('knows which publications an import made', () => {
  const results = [
    result('a', 'imported', 'p'),
    result('b', 'duplicate', 'q'),
    result('c', 'needs-password', 'r'),
    result('d', 'rejected', null),
  ]
  expect(madeBy(results)).toEqual(['p', 'r'])
  expect(countByStatus(results)).toMatchObject({ imported: 1, duplicate: 1, rejected: 1, unsupported: 0 })
})

it('names files by the last part of their paths on every system', () => {
  expect(fileNameOf('/home/ines/a b.pdf')).toBe('a b.pdf')
  expect(fileNameOf('C:\\Users\\Inès\\note.pdf')).toBe('note.pdf')
  expect(fileNameOf('/home/ines/Mission/')).toBe('Mission')
  expect(folderOf('/home/ines/a b.pdf')).toBe('/home/ines')
  expect(folderOf('note.pdf')).toBe('')
})
