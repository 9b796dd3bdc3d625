import { request } from 'node:http'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterEach } from 'vitest'
import type { CartableClient } from '../contract/index.ts'
import { Session } from '../core/session.ts'
import { SettingsFile } from '../core/settings.ts'
import { serveWeb, type WebServer } from '../shells/web/index.ts'
import { testFolder } from './library.ts'

/** A server on a library of its own, as a browser sees it that has opened its address. */
export interface TestSite {
  readonly server: WebServer
  readonly session: Session
  readonly folder: string
  readonly origin: string
  readonly client: CartableClient
  /** Headers of the page's own requests. */
  readonly headers: Readonly<Record<string, string>>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
}

const open: TestSite[] = []

afterEach(async () => {
  for (const { server } of open.splice(0)) await server.close()
})

async function pagesFolder(folder: string): Promise<string> {
  const pages = join(folder, 'pages')
  await mkdir(join(pages, 'assets'), { recursive: true })
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>Cartable</title>')
  await writeFile(join(pages, 'assets', 'index-abcdef12.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  return pages
}

/** Starts a server for a test; closed after it. The library is opened if there is one in `folder`. */
export async function testSite(
  options: { folder?: string; uploadLimit?: number; built?: boolean } = {},
): Promise<TestSite> {
  const place = await testFolder()
  const folder = options.folder ?? join(place, 'library')
  const session = new Session({ folder, actor: 'Amina', workers: 1 })
  const settings = new SettingsFile(join(place, 'config'))
  const pages = options.built === false ? join(place, 'none') : await pagesFolder(place)
  const { uploadLimit } = options
  const server = await serveWeb({
    session,
    settings,
    pages,
    port: 0,
    ...(uploadLimit ? { uploadLimit } : {}),
  })
  await session.retry()
  const origin = `http://127.0.0.1:${server.port}`
  const entered = await fetch(server.url, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin }
  const link = new RPCLink({ url: `${origin}/rpc`, headers })
  const site: TestSite = {
    server,
    session,
    folder,
    origin,
    headers,
    client: createORPCClient(link),
    get: (path, more = {}) => fetch(origin + path, { headers: { cookie, ...more }, redirect: 'manual' }),
  }
  open.push(site)
  return site
}

/** A request as no browser would send it: any Host, any path. */
export function rawRequest(
  port: number,
  options: { path: string; method?: string; headers?: Record<string, string> },
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, ...options }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
