import type { Host } from '../../base/call.ts'
import { programVersion } from '../../base/version.ts'
import { CartableError } from '../../contract/errors.ts'
import type { HostEvent } from '../../contract/host.ts'
import { Feed } from '../../base/feed.ts'
import type { Downloads } from './downloads.ts'
import type { Uploads } from './uploads.ts'

function unavailable(): never {
  throw new CartableError('UNAVAILABLE')
}

/** A browser around the interface: files come as uploads and leave as downloads, dialogs and folders there are none. */
export function webHost(uploads: Uploads, downloads: Downloads): Host {
  // Nothing is ever told; the stream stays open so that the interface need not know.
  const silence = new Feed<HostEvent>()
  return {
    capabilities: () => ({
      shell: 'web',
      paths: false,
      platform: process.platform,
      version: programVersion(),
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
    }),
    events: (signal) => silence.read(signal),
    chooseForImport: unavailable,
    chooseLibrary: unavailable,
    chooseSave: unavailable,
    showFile: unavailable,
    openExternal: unavailable,
    uploaded: async (id) => uploads.get(id),
    discard: (id) => uploads.remove(id),
    offer: async (path, name) => downloads.offer(path, name),
  }
}
