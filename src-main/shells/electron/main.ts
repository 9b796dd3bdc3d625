import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, crashReporter, protocol } from 'electron'
import { Desktop, leave } from './desktop.ts'
import { tellOfFailure } from './failures.ts'
import { guardApp } from './guards.ts'
import { parseArguments, parseLink } from './links.ts'
import { Log } from './log.ts'
import { SCHEME } from './protocol.ts'
import { textsIn } from './texts.ts'

/** As in electron-builder.yml: by it Windows knows the program in its task bar. */
const APP_ID = 'org.cartable.desktop'

/** Arguments of a person: in development the second is the folder of the program. */
function ownArguments(argv: readonly string[]): readonly string[] {
  return argv.slice(process.defaultApp ? 2 : 1)
}

/** Crashes of any process leave a record beside the log; nothing is ever sent. */
function keepCrashes(logs: string): void {
  const folder = join(logs, 'crashes')
  try {
    // Electron refuses a folder that is not there.
    mkdirSync(folder, { recursive: true })
    app.setPath('crashDumps', folder)
  } catch {
    // Then they lie where Electron puts them.
  }
  crashReporter.start({ uploadToServer: false })
}

/** Tells of a failure of main itself. Ending goes the usual way, so that the library is closed. */
async function tell(what: 'start' | 'main', log: Log): Promise<void> {
  const choice = await tellOfFailure(what, textsIn('system', app.getLocale()), log.file)
  if (choice === 'restart') app.relaunch()
  app.quit()
}

function logFailures(log: Log): void {
  let told = false
  process.on('uncaughtException', (error) => {
    log.error('uncaught', error)
    // One message: the next failure is likely to come of the first.
    if (told || !app.isReady()) return
    told = true
    void tell('main', log)
  })
  process.on('unhandledRejection', (error) => log.error('unhandled', error))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.write('process-gone', { type, reason, exitCode })
  })
}

/** Links and files that the system hands over, from the first moment on: on a Mac they come before `ready`. */
function listenToSystem(desktop: Desktop): void {
  app.on('second-instance', (_event, argv, folder) => {
    const { events } = parseArguments(argv.slice(1), folder)
    for (const event of events) desktop.tell(event)
    desktop.show()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    desktop.tell({ kind: 'files', paths: [path] })
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const link = parseLink(url)
    if (link) desktop.tell({ kind: 'link', link })
  })
  app.on('activate', () => {
    if (app.isReady()) desktop.show()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

/** Quitting waits for the library to close. */
function closeBeforeQuitting(desktop: Desktop): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void desktop.close().then(() => {
      closed = true
      app.quit()
    })
  })
}

function main(): void {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([SCHEME])
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  const logs = app.getPath('logs')
  keepCrashes(logs)
  const log = new Log(logs)
  logFailures(log)
  guardApp(app, leave(log))
  const { events, library } = parseArguments(ownArguments(process.argv), process.cwd())
  const desktop = new Desktop({ log, library })
  for (const event of events) desktop.tell(event)
  listenToSystem(desktop)
  closeBeforeQuitting(desktop)
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  if (app.isPackaged) app.setAsDefaultProtocolClient('cartable')
  log.write('start', { version: app.getVersion(), platform: process.platform })
  // Awaiting this at the top level of the module would never end.
  app
    .whenReady()
    .then(() => desktop.start())
    .catch((error: unknown) => {
      log.error('start-failed', error)
      return tell('start', log)
    })
}

main()
