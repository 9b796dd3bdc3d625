import { CartableError } from '../contract/errors.ts'
import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { ALL_PATHS } from './paths.ts'

function unavailable(): never {
  throw new CartableError('UNAVAILABLE')
}

/** Calls from a program without an interface (the command line, tests): a library and nothing around it. */
export function withoutShell(library: () => Context): Call {
  return {
    library,
    session: {
      status: unavailable,
      watch: unavailable,
      start: unavailable,
      retry: unavailable,
      open: unavailable,
      rebuild: unavailable,
    },
    settings: { read: unavailable, write: unavailable },
    host: {
      capabilities: unavailable,
      events: unavailable,
      chooseForImport: unavailable,
      chooseLibrary: unavailable,
      chooseSave: unavailable,
      showFile: unavailable,
      openExternal: unavailable,
      uploaded: unavailable,
      discard: unavailable,
      offer: unavailable,
    },
    paths: ALL_PATHS,
  }
}
