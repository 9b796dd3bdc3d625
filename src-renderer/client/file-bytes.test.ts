import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchFirst, fetchRange, FileResponseError } from './file-bytes.ts'

const URL = '/files/1'
const FILE = '%PDF-1.7 the words of a file'
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Answers calls of `fetch` one after the other, the last one for ever; an error is a core that is away. */
function serve(...answers: readonly ((range: string) => Response | Error)[]): { turns(): number } {
  let turns = 0
  vi.stubGlobal('fetch', (_url: string, { headers, signal }: RequestInit = {}) => {
    signal?.throwIfAborted()
    const range = new Headers(headers).get('range') ?? ''
    const answer = answers[Math.min(turns, answers.length - 1)]?.(range) ?? new Error('no answer')
    turns += 1
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  return { turns: () => turns }
}
function piece(range: string): Response {
  const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(range) ?? []
  const end = Math.min(Number(to), FILE.length - 1)
  const headers = { 'content-range': `bytes ${from}-${end}/${FILE.length}` }
  return new Response(FILE.slice(Number(from), end + 1), { status: 206, headers })
}
const away = (): Error => new TypeError('Failed to fetch')
const status = (code: number) => (): Response => new Response(null, { status: code })

afterEach(() => void vi.unstubAllGlobals())

describe('the beginning of a file', () => {
  it('is asked for by range, and comes with the length of the whole', async () => {
    let asked = ''
    serve((range) => {
      asked = range
      return new Response('%PDF-1.7 ', { status: 206, headers: { 'content-range': 'bytes 0-8/5000000000' } })
    })
    const { bytes, length } = await fetchFirst(URL)
    expect([text(bytes), length]).toEqual(['%PDF-1.7 ', 5_000_000_000])
    expect(asked).toMatch(/^bytes=0-\d+$/)
  })

  it('is all of it where the server knows no ranges, and nothing of an empty file', async () => {
    serve(() => new Response(FILE))
    expect(await fetchFirst(URL)).toMatchObject({ length: FILE.length })
    serve(status(416))
    expect(await fetchFirst(URL)).toEqual({ bytes: new Uint8Array(0), length: 0 })
  })

  it('says which answer came instead, named as pdf.js names it', async () => {
    serve(status(404))
    const error = await fetchFirst(URL).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(FileResponseError)
    expect(error).toMatchObject({ name: 'ResponseException', status: 404 })
  })
})

describe('a piece of a file', () => {
  const { signal } = new AbortController()

  it('has exactly the bytes asked for', async () => {
    serve(piece)
    expect(text(await fetchRange(URL, 9, 18, signal))).toBe('the words')
  })

  it('is asked for again while the core is away', async () => {
    const served = serve(away, status(503), piece)
    expect(text(await fetchRange(URL, 0, 4, signal))).toBe('%PDF')
    expect(served.turns()).toBe(3)
  })

  it('is given up where the file is gone, and when nobody wants it', async () => {
    serve(status(404))
    await expect(fetchRange(URL, 0, 4, signal)).rejects.toMatchObject({ status: 404 })
    serve(away)
    const own = new AbortController()
    const asked = fetchRange(URL, 0, 4, own.signal)
    setTimeout(() => own.abort(), 20)
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})
