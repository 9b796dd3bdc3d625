import { RPCHandler } from '@orpc/server/message-port'
import type { ParentPort } from 'electron'
import type { Call } from '../../base/call.ts'
import { type Defect, onDefect, tellDefect } from '../../base/defects.ts'
import { GrantedPaths } from '../../base/paths.ts'
import { libraryFile } from '../../core/library-files.ts'
import { router } from '../../core/router.ts'
import { Session } from '../../core/session.ts'
import { SettingsFile } from '../../core/settings.ts'
import { electronHost } from './core-host.ts'
import { CoreLink } from './core-link.ts'
import { workersThroughMain } from './core-workers.ts'
import type { StartConfig } from './messages.ts'

/** Opens the library and answers the calls of windows and the questions of main until it is told to close. */
function start(link: CoreLink, config: StartConfig): void {
  const paths = new GrantedPaths()
  const session = new Session({
    folder: config.library,
    expected: config.expected,
    spawn: workersThroughMain(link),
    onOpen: (folder) => link.send({ type: 'opened', folder }),
    onFailure: ({ code }) => link.send({ type: 'failed', code }),
  })
  const settings = new SettingsFile(config.config)
  settings.onChange = (all) => link.send({ type: 'settings', settings: all })
  const host = electronHost(link, config.capabilities, paths)
  const call: Call = { library: session.context, session, settings, host, paths }
  const calls = new RPCHandler(router)

  link.on('client', (_message, port) => {
    if (!port) return
    calls.upgrade(port, { context: call })
    port.start()
  })
  link.on('find', ({ id, kind, attachmentId }) => {
    const found = Promise.resolve().then(() => libraryFile(session.context(), kind, attachmentId))
    void found
      .catch(() => null)
      .then((file) => {
        const known = file && { path: file.path, type: file.type, etag: file.etag, cache: file.cache }
        link.send({ type: 'found', id, file: known })
      })
  })
  link.on('open', ({ folder }) => void session.open(folder).catch(tellDefect))
  link.on('close', () => {
    void session
      .close()
      .catch(() => undefined)
      .then(() => link.send({ type: 'closed' }))
  })
  void settings.read().then(settings.onChange)
  void session.retry()
}

/**
 * The core of the desktop program, a process of its own: however long a query or the entering of a file takes, the window
 * and its menu answer.
 */
function main(port: ParentPort): void {
  const link = new CoreLink(port)
  onDefect(({ kind, at }: Defect) => {
    link.send({ type: 'defect', kind: kind.slice(0, 80), at: at.slice(0, 2000) })
  })
  // A promise that nobody waited for is a defect to be logged, and no reason to end.
  process.on('unhandledRejection', tellDefect)
  let started = false
  link.on('start', ({ config }) => {
    if (started) return
    started = true
    start(link, config)
  })
}

main(process.parentPort)
