import type { IncomingMessage } from 'node:http'
import type { Context } from '../../base/context.ts'
import { SAFE_HEADERS } from '../../core/content-policy.ts'
import { type FileKind, libraryFile } from '../../core/library-files.ts'
import type { PageFiles } from '../../core/page-files.ts'
import { fileResponse, plainResponse } from '../../core/serve-file.ts'
import { type ErrorCode, serialiseError } from '../../contract/errors.ts'
import type { Downloads } from './downloads.ts'
import type { Guard } from './guard.ts'
import { notBuilt } from './http.ts'
import type { Uploads } from './uploads.ts'

/** What requests are answered from. */
export interface Site {
  readonly guard: Guard
  readonly uploads: Uploads
  readonly downloads: Downloads
  readonly pages: PageFiles
  /** @throws CartableError while no library is open */
  readonly library: () => Context
}

/** Statuses of failed uploads; the body says the code. */
const STATUSES: Partial<Readonly<Record<ErrorCode, number>>> = {
  DISK_FULL: 507,
  INVALID_VALUE: 413,
  LIBRARY_MISSING: 409,
  INTERNAL: 500,
}

function json(status: number, value: unknown): Response {
  return Response.json(value, { status, headers: { ...SAFE_HEADERS, 'cache-control': 'no-store' } })
}

function failure(error: unknown): Response {
  const { code, data } = serialiseError(error)
  return json(STATUSES[code] ?? 409, { code, data })
}

async function receive(site: Site, url: URL, body: IncomingMessage): Promise<Response> {
  try {
    const folder = site.library().layout.temporary
    return json(200, { id: await site.uploads.receive(body, url.searchParams.get('name') ?? '', folder) })
  } catch (error) {
    return failure(error)
  }
}

async function fromLibrary(site: Site, request: Request, kind: FileKind, id: string): Promise<Response> {
  try {
    const file = await libraryFile(site.library(), kind, id)
    return file ? await fileResponse(request, file) : plainResponse(404)
  } catch (error) {
    return failure(error)
  }
}

/**
 * Answers a request that passed the guard and is no call.
 *
 * @param body the request itself, for uploads
 * @param sent resolves when the answer was sent
 */
export async function answer(
  site: Site,
  request: Request,
  url: URL,
  body: IncomingMessage,
  sent: Promise<void>,
): Promise<Response> {
  const [, first = '', id = '', ...more] = url.pathname.split('/')
  if (body.method === 'POST') {
    return first === 'upload' && id === '' ? receive(site, url, body) : plainResponse(405)
  }
  if (body.method !== 'GET' && body.method !== 'HEAD') return plainResponse(405)
  if (more.length === 0 && (first === 'files' || first === 'covers')) {
    return fromLibrary(site, request, first, id)
  }
  if (more.length === 0 && first === 'download') return site.downloads.take(request, id, sent)
  const page = await site.pages(request, url.pathname)
  return page ?? (url.pathname === '/' ? notBuilt() : plainResponse(404))
}
