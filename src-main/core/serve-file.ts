import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { systemCode } from '../base/files.ts'
import { FILE_POLICY, SAFE_HEADERS } from './content-policy.ts'

/** A file to answer with. Paths come from the library, never from a caller. */
export interface ServedFile {
  readonly path: string
  readonly type: string
  /** Strong validator, without quotes. */
  readonly etag: string
  /** `immutable`: the address names the content. `never`: not kept. */
  readonly cache: 'immutable' | 'revalidate' | 'never'
  /** Name to save it under; shown in place where not given. */
  readonly saveAs?: string
}

/** Read at once: each block passes through four streams, and by blocks of 64 kB that took most of the time of a large file. */
const BLOCK_BYTES = 512 * 1024

/** First and last byte. */
interface Range {
  readonly start: number
  readonly end: number
}

const CACHE = {
  immutable: 'private, max-age=31536000, immutable',
  revalidate: 'private, no-cache',
  never: 'no-store',
} as const

/**
 * The one range of a `Range` header (RFC 9110 §14.2). `null`: answer with the whole, as for several ranges or a unit that
 * is not known. `unsatisfiable`: it lies outside.
 */
export function parseRange(header: string | null, size: number): Range | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** An answer without a file. */
export function plainResponse(status: number, text = ''): Response {
  return new Response(text === '' ? null : `${text}\n`, {
    status,
    headers: { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function headersOf(file: ServedFile): Record<string, string> {
  const name = file.saveAs
  const disposition =
    name === undefined
      ? 'inline'
      : `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`
  return {
    ...SAFE_HEADERS,
    'content-type': file.type,
    'content-disposition': disposition,
    'content-security-policy': FILE_POLICY,
    'accept-ranges': 'bytes',
    'cache-control': CACHE[file.cache],
    etag: `"${file.etag}"`,
  }
}

function matches(header: string | null, etag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === `"${etag}"`)
}

/**
 * Answers a GET or HEAD request with a file: whole, one range, or not modified. Streamed from disk; closing the answer
 * closes the file.
 */
export async function fileResponse(request: Request, file: ServedFile): Promise<Response> {
  const headers = headersOf(file)
  if (matches(request.headers.get('if-none-match'), file.etag))
    return new Response(null, { status: 304, headers })
  let handle
  try {
    handle = await open(file.path, 'r')
  } catch (error) {
    return plainResponse(systemCode(error) === 'EACCES' ? 403 : 404)
  }
  const { size } = await handle.stat()
  const ifRange = request.headers.get('if-range')
  const current = ifRange === null || matches(ifRange, file.etag)
  const range = current ? parseRange(request.headers.get('range'), size) : null
  if (range === 'unsatisfiable' || request.method === 'HEAD' || size === 0) {
    await handle.close()
    if (range !== 'unsatisfiable') {
      return new Response(null, { status: 200, headers: { ...headers, 'content-length': String(size) } })
    }
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  // The stream owns the handle and closes it at its end or when it is destroyed.
  const body = Readable.toWeb(
    handle.createReadStream({ start, end, highWaterMark: BLOCK_BYTES }),
  ) as ReadableStream<Uint8Array>
  const length = { 'content-length': String(end - start + 1) }
  const part = range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }
  return new Response(body, {
    status: range === null ? 200 : 206,
    headers: { ...headers, ...length, ...part },
  })
}
