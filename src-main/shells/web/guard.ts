import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is turned away, or how it goes on. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** Came with the right token: gets the cookie and goes to the page. */
  | { readonly kind: 'enter' }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 421; readonly why: string }

const TOKEN_BYTES = 32
const READING = new Set(['GET', 'HEAD'])

/** Compares without telling by its duration how much of it was right. */
function isSame(given: string | null | undefined, expected: string): boolean {
  const one = Buffer.from(given ?? '')
  const other = Buffer.from(expected)
  return one.length === other.length && timingSafeEqual(one, other)
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/**
 * Decides who may speak to the server of one session. Other programs of this computer and other pages of the same
 * browser can reach its port: the first lack the token, the second lack the origin, and a name that was made to point at
 * 127.0.0.1 (DNS rebinding) is not one of the two hosts.
 */
export class Guard {
  /** Opens the door once, from the address that was printed. */
  readonly token = randomBytes(TOKEN_BYTES).toString('base64url')
  readonly #secret: Uint8Array
  #port = 0

  /**
   * @param secret what cookies are made from. One that is kept lets pages that are open go on when the server was
   *   started again on the same port; otherwise each start is a new one.
   */
  constructor(secret: Uint8Array = randomBytes(TOKEN_BYTES)) {
    this.#secret = secret
  }

  /** @param port the server's, known once it listens */
  listen(port: number): void {
    this.#port = port
  }

  get #hosts(): readonly string[] {
    return [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
  }

  /** Cookies are shared by all ports of a host, so each server has a name of its own. */
  get #cookieName(): string {
    return `cartable-${this.#port}`
  }

  get #pass(): string {
    return createHmac('sha256', this.#secret).update(this.#cookieName).digest('base64url')
  }

  /** Value of the Set-Cookie header: not for scripts, not for requests that start on another site. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#pass}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** Judges a request by its head alone. */
  judge(request: IncomingMessage, url: URL): Verdict {
    const host = request.headers.host ?? ''
    if (!this.#hosts.includes(host)) return { kind: 'refused', status: 421, why: 'host' }
    const { origin } = request.headers
    const reading = READING.has(request.method ?? '')
    if (origin === undefined ? !reading : origin !== `http://${host}`) {
      return { kind: 'refused', status: 403, why: 'origin' }
    }
    if (reading && url.pathname === '/' && isSame(url.searchParams.get('token'), this.token)) {
      return { kind: 'enter' }
    }
    // Sent by browsers only; a page elsewhere may link here and not read from here.
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return { kind: 'refused', status: 403, why: 'site' }
    }
    if (isSame(cookieOf(request, this.#cookieName), this.#pass)) return { kind: 'pass' }
    return { kind: 'refused', status: 401, why: 'token' }
  }
}
