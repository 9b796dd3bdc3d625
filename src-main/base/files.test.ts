import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/library.ts'
import { fileError, isAbandoned, temporaryName, writeFileAtomically } from './files.ts'

describe('writeFileAtomically', () => {
  it('makes folders, writes, replaces, and leaves nothing else', async () => {
    const folder = await testFolder()
    const path = join(folder, 'a', 'b.json')
    await writeFileAtomically(path, 'one')
    await writeFileAtomically(path, 'two', join(folder, 'incoming'))
    expect(await readFile(path, 'utf8')).toBe('two')
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json'])
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  it('fails with a code, leaves the old file and nothing else', async () => {
    const folder = await testFolder()
    await writeFile(join(folder, 'file'), 'kept')
    const failing = writeFileAtomically(join(folder, 'file', 'below'), 'x')
    await expect(failing).rejects.toMatchObject({
      code: expect.stringMatching(/^FILE_NOT_FOUND$/) as unknown,
    })
    expect(await readdir(folder)).toEqual(['file'])
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('kept')
  })
})

describe('fileError', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EACCES', 'PERMISSION_DENIED'],
    ['EROFS', 'LIBRARY_READ_ONLY'],
    ['ENOENT', 'FILE_NOT_FOUND'],
  ])('%s is %s', (system, code) => {
    const error = Object.assign(new Error(system), { code: system })
    expect(fileError(error, '/a')).toMatchObject({ code, data: { path: '/a' } })
  })

  it('leaves a defect as it is', () => {
    const error = new TypeError('x')
    expect(fileError(error, '/a')).toBe(error)
  })
})

describe('isAbandoned', () => {
  it('is true for a process that ended and for names of nobody, false for one that lives', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    expect(isAbandoned(temporaryName().replace(String(process.pid), String(pid)))).toBe(true)
    expect(isAbandoned(temporaryName('.a.json').replace(String(process.pid), String(process.ppid)))).toBe(
      false,
    )
    expect(isAbandoned('something.tmp')).toBe(true)
  })
})
