import type { CustomScheme } from 'electron'
import type { FileKind } from '../../core/library-files.ts'
import type { PageFiles } from '../../core/page-files.ts'
import { fileResponse, plainResponse } from '../../core/serve-file.ts'
import type { FoundFile } from './messages.ts'

/** Origin of the interface. */
export const APP_ORIGIN = 'cartable://app'
export const APP_PAGE = `${APP_ORIGIN}/`

/** To be registered before the program is ready. `stream` lets the reader fetch parts of a file. */
export const SCHEME: CustomScheme = {
  scheme: 'cartable',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** Where answers come from. */
export interface Sources {
  readonly pages: PageFiles
  readonly find: (kind: FileKind, id: string) => Promise<FoundFile | null>
}

function isOurs(url: URL | null): url is URL {
  return url?.protocol === 'cartable:' && url.host === 'app'
}

/** Whether an address is the page of the interface, which has but one: views are named after `#`. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address)
  return isOurs(url) && (url.pathname === '/' || url.pathname === '/index.html')
}

/**
 * Answers `cartable://app/…`: the built interface by its index, files and covers by the id of an attachment. No part of
 * an address is ever used as a path.
 */
export async function answerScheme(request: Request, { pages, find }: Sources): Promise<Response> {
  const url = URL.parse(request.url)
  if (!isOurs(url)) return plainResponse(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainResponse(405)
  const [, first = '', id = '', ...more] = url.pathname.split('/')
  if (first === 'files' || first === 'covers') {
    const file = more.length === 0 ? await find(first, id) : null
    return file ? fileResponse(request, file) : plainResponse(404)
  }
  return (await pages(request, url.pathname)) ?? plainResponse(404)
}
