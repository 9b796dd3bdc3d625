import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import en from '../../../assets/locales/app/web.en.json' with { type: 'json' }
import fr from '../../../assets/locales/app/web.fr.json' with { type: 'json' }
import { SAFE_HEADERS } from '../../core/content-policy.ts'
import type { Verdict } from './guard.ts'

const PASSED_HEADERS = ['range', 'if-range', 'if-none-match'] as const

/** The parts of a request that answers with files look at. */
export function toRequest(request: IncomingMessage, url: URL): Request {
  const headers = new Headers()
  for (const name of PASSED_HEADERS) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return new Request(url, { method: request.method === 'HEAD' ? 'HEAD' : 'GET', headers })
}

/** Sends an answer; a reader who leaves ends the stream from disk. */
export async function writeResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body === null) {
    response.end()
    return
  }
  // The types of the web and of Node name the same stream differently.
  await pipeline(Readable.fromWeb(answer.body), response)
}

/** The token was right: it goes into a cookie and out of the address. */
export function enterPage(response: ServerResponse, cookie: string): void {
  response.writeHead(303, {
    ...SAFE_HEADERS,
    location: '/',
    'set-cookie': cookie,
    'cache-control': 'no-store',
  })
  response.end()
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** A page without the interface, in both languages: what to do instead. */
function explain(key: keyof typeof en): string {
  const part = (lang: string, { title, text }: (typeof en)[typeof key]): string =>
    `<section lang="${lang}"><h1>${title}</h1><p>${text}</p></section>`
  const style =
    'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.2rem}'
  const head = `<meta charset="utf-8"><title>Cartable</title><style>${style}</style>`
  return `<!doctype html><html lang="en">${head}${part('en', en[key])}${part('fr', fr[key])}</html>\n`
}

/** Turns a request away: with a page that explains where a person may be looking, otherwise in a word. */
export function refuse(response: ServerResponse, verdict: Verdict & { kind: 'refused' }): void {
  const explained = verdict.status === 401
  response.writeHead(verdict.status, {
    ...SAFE_HEADERS,
    'content-type': explained ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(explained ? explain('refused') : `${verdict.why}\n`)
}

/** In place of an interface that was not built. */
export function notBuilt(): Response {
  const headers = {
    ...SAFE_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
  }
  return new Response(explain('notBuilt'), { status: 503, headers })
}
