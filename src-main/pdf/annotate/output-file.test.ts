import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileError, onFile, PendingFile, temporaryName } from './output-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-output-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('fileError', () => {
  it.each([
    ['DISK_FULL', 'ENOSPC'],
    ['DISK_FULL', 'EDQUOT'],
    ['DISK_FULL', 'EFBIG'],
    ['PERMISSION_DENIED', 'EACCES'],
    ['PERMISSION_DENIED', 'EPERM'],
    ['PERMISSION_DENIED', 'EROFS'],
    ['PERMISSION_DENIED', 'EISDIR'],
    ['FILE_NOT_FOUND', 'ENOENT'],
    ['FILE_NOT_FOUND', 'ENOTDIR'],
  ])('names %s for %s', async (code, systemCode) => {
    const cause = Object.assign(new Error('write'), { code: systemCode })
    expect(fileError(cause, 'copy.pdf')).toMatchObject({ code, data: { path: 'copy.pdf' }, cause })
    const failing = onFile('copy.pdf', () => Promise.reject(cause))
    await expect(failing).rejects.toMatchObject({ code, data: { path: 'copy.pdf' } })
  })

  it('leaves alone what it does not know', () => {
    const unknown = Object.assign(new Error('busy'), { code: 'EBUSY' })
    expect(fileError(unknown, 'copy.pdf')).toBe(unknown)
    expect(fileError('thrown', 'copy.pdf')).toBe('thrown')
  })
})

describe('PendingFile', () => {
  it('leaves nothing where it is not accepted, and the bytes where it is', async () => {
    const output = join(folder, 'copy.pdf')
    const bytes = Buffer.from('bytes')
    {
      await using file = await PendingFile.write(temporaryName(output), output, bytes)
      expect(Buffer.from(await file.read())).toEqual(bytes)
    }
    expect(await readdir(folder)).toEqual([])
    await using file = await PendingFile.write(temporaryName(output), output, bytes)
    await file.accept()
    expect(await readdir(folder)).toEqual(['copy.pdf'])
  })

  it('does not take the place of a folder', async () => {
    const output = join(folder, 'copy.pdf')
    await mkdir(output)
    {
      await using file = await PendingFile.write(temporaryName(output), output, Buffer.from('bytes'))
      await expect(file.accept()).rejects.toMatchObject({ code: 'PERMISSION_DENIED', data: { path: output } })
    }
    expect(await readdir(folder)).toEqual(['copy.pdf'])
  })
})
