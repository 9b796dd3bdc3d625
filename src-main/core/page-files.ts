import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { CONTENT_POLICY, SAFE_HEADERS } from './content-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.ftl': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Built files carry a hash of their content in their name. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/

/** Answers with a file of the interface; `null` for an address that is none. */
export type PageFiles = (request: Request, path: string) => Promise<Response | null>

/** Files below a folder, by hand: inside an archive of Electron a recursive listing is not to be relied on. */
async function* filesBelow(folder: string, address = ''): AsyncGenerator<[path: string, address: string]> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path, `${address}/${entry.name}`)
    else if (entry.isFile()) yield [path, `${address}/${entry.name}`]
  }
}

/** A file of the interface, kept in memory: there are few, and their archive is no place to stream from. */
interface Page {
  readonly data: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
}

async function readPage(path: string, address: string): Promise<Page> {
  const data = await readFile(path)
  const etag = `"${createHash('sha256').update(data).digest('base64url').slice(0, 32)}"`
  return {
    data,
    etag,
    headers: {
      ...SAFE_HEADERS,
      'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(data.length),
      // Workers take their policy from their own answer, so each carries it.
      'content-security-policy': CONTENT_POLICY,
      'cache-control': HASHED.test(address) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      etag,
    },
  }
}

function pageResponse(request: Request, { data, headers, etag }: Page): Response {
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : data, { headers })
}

/**
 * The built interface in `folder`, read once: an address is looked up in the list, so none can leave the folder.
 */
export async function indexPageFiles(folder: string): Promise<PageFiles> {
  const pages = new Map<string, Page>()
  for await (const [path, address] of filesBelow(folder)) pages.set(address, await readPage(path, address))
  const page = pages.get('/index.html')
  return async (request, path) => {
    const found = path === '/' ? page : pages.get(path)
    return found ? pageResponse(request, found) : null
  }
}
