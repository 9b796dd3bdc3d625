import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { CONTENT_POLICY } from './content-policy.ts'
import { fileResponse, plainResponse, type ServedFile } from './serve-file.ts'

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

/**
 * The built interface in `folder`, listed once: an address is looked up in the list, so none can leave the folder.
 * Every answer carries the policy, pages and scripts alike, since workers take theirs from their own answer.
 */
export async function indexPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, ServedFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = path.slice(folder.length).split(sep).join('/')
    const hashed = HASHED.test(address)
    files.set(address, {
      path,
      type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
      etag: createHash('sha256')
        .update(await readFile(path))
        .digest('base64url')
        .slice(0, 32),
      cache: hashed ? 'immutable' : 'revalidate',
      policy: CONTENT_POLICY,
    })
  }
  return async (request, path) => {
    const page = files.get('/index.html')
    const file = path === '/' ? page : files.get(path)
    if (file) return fileResponse(request, file)
    // Addresses of views have no extension; all are the one page.
    if (page && !path.slice(path.lastIndexOf('/')).includes('.')) return fileResponse(request, page)
    return path === '/' ? plainResponse(503, 'The interface is not built: npm run build') : null
  }
}
