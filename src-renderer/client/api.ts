import { createORPCClient, DynamicLink, ORPCError } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { CartableClient } from '../../src-main/contract/index.ts'
import type { Bridge } from './bridge.ts'

/** Carries calls: over a port that the preload hands over (Electron), or over HTTP to where the page came from. */
type Link = HttpLink<Record<never, never>> | PortLink<Record<never, never>>

const bridge: Bridge | undefined = window.cartable
let arrived: (link: Link) => void = () => undefined

/** The page is being left: what it still says must not be dropped with it. */
let leaving = false
window.addEventListener('pagehide', () => (leaving = true))
window.addEventListener('pageshow', () => (leaving = false))

const overHttp = (): Link =>
  new HttpLink({
    url: `${location.origin}/rpc`,
    fetch: (request, init) => globalThis.fetch(request, { ...init, keepalive: leaving }),
  })
let link: Promise<Link> = bridge ? new Promise((resolve) => (arrived = resolve)) : Promise.resolve(overHttp())

let made = bridge ? 0 : 1
let tell: (count: number) => void = () => undefined

/** How often a connection to the core was made. */
export const connectionsMade = (): number => made

/** Names who is told of a further connection. Without Vue: a file is asked for before Vue is there. */
export function onConnection(listener: (count: number) => void): void {
  tell = listener
}

if (bridge) {
  window.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== window || event.data !== bridge.portMessage || port === undefined) return
    const next = new PortLink({ port })
    port.start()
    arrived(next)
    link = Promise.resolve(next)
    made += 1
    tell(made)
  })
  bridge.ready()
}

/** The contract, called from the interface. Errors come as {@link ORPCError} with a stable code, see `problems.ts`. */
export const api: CartableClient = createORPCClient(new DynamicLink(() => link))

/** True for an error with a code of ours, and not a lost connection. */
export function isContractError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}
