import { useRouter } from 'vue-router'
import type { HostEvent } from '../../src-main/contract/host.ts'
import { runAction } from '../client/actions.ts'
import { api } from '../client/api.ts'
import { useDesk } from '../client/desk.ts'
import { useExchange } from '../client/exchange.ts'
import { useImports } from '../client/imports.ts'
import { partDropped } from '../client/records.ts'
import { useSession } from '../client/session.ts'
import { useStream } from '../client/stream.ts'

/** Does what the shell asks for: menu entries, links, files opened with Cartable. */
export function useHostEvents(): void {
  const router = useRouter()
  const desk = useDesk()
  const imports = useImports()
  const exchange = useExchange()
  const session = useSession()

  function takeFiles(paths: readonly string[]): void {
    const { asked, rest } = partDropped({ paths })
    void exchange.askAll(asked)
    void imports.start(rest)
  }
  function take(event: HostEvent): void {
    if (event.kind === 'action') runAction(event.action)
    else if (event.kind === 'files') takeFiles(event.paths)
    else if (event.link.attachmentId === null) {
      void router.push({ name: 'all' }).then(() => (desk.active = event.link.publicationId))
    } else {
      const { attachmentId, page, annotationId } = event.link
      const query = {
        ...(page === null ? {} : { page }),
        ...(annotationId === null ? {} : { mark: annotationId }),
      }
      void router.push({ name: 'read', params: { attachmentId }, query })
    }
  }

  useStream({
    open: (signal) => api.host.events(undefined, { signal }),
    onValue: take,
    // A browser tells nothing, and a stream would hold a connection.
    while: () => session.host?.shell === 'electron',
  })
}
