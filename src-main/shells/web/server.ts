import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Call } from '../../base/call.ts'
import { NO_PATHS } from '../../base/paths.ts'
import { indexPageFiles } from '../../core/page-files.ts'
import { router } from '../../core/router.ts'
import type { Session } from '../../core/session.ts'
import { Downloads } from './downloads.ts'
import { Guard } from './guard.ts'
import { webHost } from './host.ts'
import { enterPage, refuse, toRequest, writeResponse } from './http.ts'
import { answer, type Site } from './routes.ts'
import { Uploads } from './uploads.ts'

/** What the server stands on. */
export interface WebOptions {
  readonly session: Session
  readonly settings: Call['settings']
  /** Folder of the built interface. */
  readonly pages: string
  /** 0 picks a free one. */
  readonly port: number
  /** See {@link Guard}. */
  readonly secret?: Uint8Array | undefined
  /** Largest upload in bytes. */
  readonly uploadLimit?: number
}

/** A server that listens. */
export interface WebServer {
  /** Address to open, with the token of this session. */
  readonly url: string
  readonly port: number
  /** Breaks off what is open and closes the library. */
  close(): Promise<void>
}

/** A call carries a note or some hundred ids, never a file. */
const CALL_LIMIT_BYTES = 16 * 1024 ** 2

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

type Handle = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>

function makeHandler(site: Site, call: Call): Handle {
  const calls = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: CALL_LIMIT_BYTES })] })
  return async (request, response, url) => {
    const verdict = site.guard.judge(request, url)
    if (verdict.kind === 'enter') return enterPage(response, site.guard.cookie)
    if (verdict.kind === 'refused') return refuse(response, verdict)
    if (url.pathname.startsWith('/rpc/')) {
      const { matched } = await calls.handle(request, response, { prefix: '/rpc', context: call })
      if (matched) return
    }
    const sent = new Promise<void>((resolve) => response.once('close', resolve))
    await writeResponse(response, await answer(site, toRequest(request, url), url, request, sent))
  }
}

/**
 * Serves the interface and its calls on the loopback address of this computer.
 *
 * @throws the system's error when the port is taken
 */
export async function serveWeb(options: WebOptions): Promise<WebServer> {
  const { session, settings } = options
  const uploads = new Uploads(options.uploadLimit)
  const downloads = new Downloads()
  const guard = new Guard(options.secret)
  const call: Call = {
    library: session.context,
    session,
    settings,
    host: webHost(uploads, downloads),
    paths: NO_PATHS,
  }
  const pages = await indexPageFiles(options.pages)
  const handle = makeHandler({ guard, uploads, downloads, pages, library: session.context }, call)
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    if (!url) return refuse(response, { kind: 'refused', status: 403, why: 'address' })
    handle(request, response, url).catch(() => response.destroy())
  })
  // A stream of events is silent for as long as nothing happens; a body may take its time.
  server.requestTimeout = 0
  const port = await listen(server, options.port)
  guard.listen(port)
  return {
    url: `http://127.0.0.1:${port}/?token=${guard.token}`,
    port,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await session.close()
      await uploads.clear()
      await downloads.clear()
    },
  }
}
