import { describe, expect, it } from 'vitest'
import type { SessionStatus } from '../../../src-main/contract/session.ts'
import { failureTitle, remediesFor, stepTitle, troubleReport } from './failures.ts'

const has = (key: string): boolean => ['welcome.failed.DISK_FULL', 'welcome.steps.demo'].includes(key)

describe('a library that cannot be opened', () => {
  it('is rebuilt only where its catalogue is damaged or gone', () => {
    expect(remediesFor('LIBRARY_DAMAGED')).toEqual({ rebuild: true, retry: true })
    expect(remediesFor('LIBRARY_LOCKED')).toEqual({ rebuild: false, retry: true })
    expect(remediesFor('LIBRARY_NEWER')).toEqual({ rebuild: false, retry: false })
  })

  it('has a heading whatever the reason is', () => {
    expect(failureTitle('DISK_FULL', has)).toBe('welcome.failed.DISK_FULL')
    expect(failureTitle('PDF_CRASHED', has)).toBe('welcome.failed.other')
    expect(stepTitle('demo', has)).toBe('welcome.steps.demo')
    expect(stepTitle('of another version', has)).toBe('welcome.steps.open')
    expect(stepTitle(undefined, has)).toBe('welcome.steps.open')
  })

  it('is reported with code, facts and program', () => {
    const status: SessionStatus = {
      state: 'failed',
      folder: '/home/ines/Cartable',
      error: { code: 'LIBRARY_NEWER', data: { found: 9, supported: 2 } },
      step: null,
      actor: 'ines',
    }
    const host = {
      shell: 'electron',
      paths: true,
      platform: 'linux',
      version: '0.1.0',
      locale: 'fr',
    } as const
    expect(troubleReport(status, host, 'Mettez à jour.')).toBe(
      'Mettez à jour.\n\nLIBRARY_NEWER\nfound: 9\nsupported: 2\nfolder: /home/ines/Cartable\nCartable 0.1.0 · electron · linux\n',
    )
  })
})
