import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/library.ts'
import { fileResponse, parseRange, type ServedFile } from './serve-file.ts'

describe('a range', () => {
  it('is read as RFC 9110 says', () => {
    expect(parseRange('bytes=0-0', 10)).toEqual({ start: 0, end: 0 })
    expect(parseRange('bytes=3-', 10)).toEqual({ start: 3, end: 9 })
    expect(parseRange('bytes=3-99', 10)).toEqual({ start: 3, end: 9 })
    expect(parseRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 })
    expect(parseRange('bytes=-30', 10)).toEqual({ start: 0, end: 9 })
    for (const outside of ['bytes=10-', 'bytes=10-12', 'bytes=-0']) {
      expect(parseRange(outside, 10)).toBe('unsatisfiable')
    }
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable')
    for (const whole of [
      null,
      '',
      'bytes=',
      'bytes=-',
      'bytes=5-3',
      'bytes=0-1,3-4',
      'lines=1-2',
      'bytes=a-b',
    ]) {
      expect(parseRange(whole, 10)).toBeNull()
    }
  })

  it('never lies outside the file', () => {
    const number = fc.option(fc.nat(50), { nil: undefined })
    fc.assert(
      fc.property(number, number, fc.nat(30), (from, to, size) => {
        const range = parseRange(`bytes=${from ?? ''}-${to ?? ''}`, size)
        if (range === null || range === 'unsatisfiable') return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeLessThan(size)
        expect(range.start).toBeLessThanOrEqual(range.end)
      }),
    )
  })
})

async function served(content: string, more: Partial<ServedFile> = {}): Promise<ServedFile> {
  const path = join(await testFolder(), 'file')
  await writeFile(path, content)
  return { path, type: 'application/pdf', etag: 'e', cache: 'immutable', ...more }
}

const request = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost/files/x', { method, headers })

describe('an answer with a file', () => {
  it('is whole, a part, or its head', async () => {
    const file = await served('0123456789')
    const whole = await fileResponse(request(), file)
    expect([whole.status, whole.headers.get('content-length'), await whole.text()]).toEqual([
      200,
      '10',
      '0123456789',
    ])
    const part = await fileResponse(request({ range: 'bytes=2-4' }), file)
    expect([part.status, part.headers.get('content-length'), await part.text()]).toEqual([206, '3', '234'])
    const head = await fileResponse(request({}, 'HEAD'), file)
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '10', null])
  })

  it('names a download in any script', async () => {
    const file = await served('x', { saveAs: `L'été (1) "é" \n؟.pdf` })
    const { headers } = await fileResponse(request(), file)
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''L%27%C3%A9t%C3%A9%20%281%29%20%22%C3%A9%22%20%0A%D8%9F.pdf",
    )
  })

  it('is none for a file that is gone, and empty for an empty one', async () => {
    const file = await served('')
    expect((await fileResponse(request(), file)).status).toBe(200)
    expect((await fileResponse(request(), { ...file, path: `${file.path}x` })).status).toBe(404)
  })
})
