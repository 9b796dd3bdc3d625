import type { Host } from '../../base/call.ts'
import { Feed } from '../../base/feed.ts'
import type { GrantedPaths } from '../../base/paths.ts'
import { CartableError } from '../../contract/errors.ts'
import type { HostCapabilities, HostEvent } from '../../contract/host.ts'
import { type CoreLink, manyPaths, onePath } from './core-link.ts'

/** Events that wait for a window which is still loading: the link or file that Cartable was started with. */
const WAITING_EVENTS = 100

function unavailable(): never {
  throw new CartableError('UNAVAILABLE')
}

/** The desktop around the interface, reached through main. What a dialog returned may be written or opened. */
export function electronHost(link: CoreLink, capabilities: HostCapabilities, paths: GrantedPaths): Host {
  const events = new Feed<HostEvent>(WAITING_EVENTS)
  // A link or a file waits for the library to be open; a menu entry that nobody heard is not carried out later.
  link.on('event', ({ event }) => events.push(event, event.kind !== 'action'))
  return {
    capabilities: () => capabilities,
    events: (signal) => events.read(signal),
    chooseForImport: async (kind) => manyPaths(await link.ask({ name: 'chooseForImport', kind })),
    chooseLibrary: async () => {
      const folder = onePath(await link.ask({ name: 'chooseLibrary' }))
      if (folder !== null) paths.grant('open', folder)
      return folder
    },
    chooseSave: async (suggested) => {
      const path = onePath(await link.ask({ name: 'chooseSave', suggested }))
      if (path !== null) paths.grant('write', path)
      return path
    },
    showFile: async (path) => void (await link.ask({ name: 'showFile', path })),
    openExternal: async (url) => void (await link.ask({ name: 'openExternal', url })),
    // Files come and go by their paths here.
    uploaded: unavailable,
    discard: unavailable,
    offer: unavailable,
  }
}
