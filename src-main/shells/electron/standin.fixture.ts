import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A module `electron` that remembers what it was told. It proves what we ask of Electron, not what Electron does. */

/** A function that remembers how it was called; the runner forgets the calls of its own between tests. */
function spy<R>(answer: () => R) {
  const calls: unknown[][] = []
  const next: R[] = []
  const called = (...args: unknown[]): R => {
    calls.push(args)
    return next.length > 0 ? (next.shift() as R) : answer()
  }
  /** An argument of the last call, of the type that the test knows it to have. */
  const last = <T>(at: number): T => calls.at(-1)?.[at] as T
  return Object.assign(called, { calls, last, next })
}
const silent = () => spy<void>(() => undefined)

/** Two ends that hand messages to each other. */
class Port extends EventEmitter {
  other: Port | null = null
  postMessage(data: unknown): void {
    queueMicrotask(() => this.other?.emit('message', { data, ports: [] }))
  }
  start = silent()
  close = spy(() => this.other?.emit('close'))
}

export class MessageChannelMain {
  readonly port1 = new Port()
  readonly port2 = new Port()
  constructor() {
    this.port1.other = this.port2
    this.port2.other = this.port1
  }
}

/** A process that was started: what it was sent, and `emit` to speak for it. */
export class FakeProcess extends EventEmitter {
  static started: FakeProcess[] = []
  readonly entry: string
  readonly options: Record<string, unknown>
  readonly sent: { message: { type?: string } & Record<string, unknown>; ports: Port[] }[] = []
  pid: number | undefined
  kill = spy(() => {
    queueMicrotask(() => this.emit('exit', 0))
    return true
  })
  constructor(entry: string, options: Record<string, unknown>) {
    super()
    this.entry = entry
    this.options = options
    FakeProcess.started.push(this)
  }
  postMessage(message: never, ports: Port[] = []): void {
    this.sent.push({ message, ports })
  }
  /** Messages of one type. */
  of(type: string) {
    return this.sent.filter(({ message }) => message?.type === type)
  }
}

export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  readonly posted: { channel: string; ports: unknown[] }[] = []
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  postMessage(channel: string, _message: unknown, ports: unknown[]): void {
    this.posted.push({ channel, ports })
  }
  isDestroyed = () => false
}

export class BrowserWindow extends EventEmitter {
  static made: BrowserWindow[] = []
  readonly options: Record<string, unknown>
  readonly webContents = new FakeContents()
  readonly loadURL = spy(() => Promise.resolve())
  readonly show = silent()
  readonly focus = silent()
  readonly restore = silent()
  readonly reload = silent()
  readonly maximize = silent()
  bounds = { x: 30, y: 40, width: 900, height: 700 }
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    BrowserWindow.made.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  isMinimized = () => false
  isMaximized = () => false
  isDestroyed = () => false
  getNormalBounds = () => this.bounds
}

class App extends EventEmitter {
  folder = mkdtempSync(join(tmpdir(), 'cartable-electron-'))
  isPackaged = false
  lock = true
  readonly ready = Promise.withResolvers<undefined>()
  readonly enableSandbox = silent()
  readonly exit = silent()
  readonly quit = silent()
  readonly relaunch = silent()
  readonly setPath = silent()
  readonly setAppUserModelId = silent()
  readonly setAboutPanelOptions = silent()
  readonly setAsDefaultProtocolClient = silent()
  requestSingleInstanceLock = () => this.lock
  whenReady = () => this.ready.promise
  isReady = () => true
  getPath = (name: string) => join(this.folder, name)
  getVersion = () => '9.9.9'
  getLocale = () => 'fr-FR'
}
export const app = new App()

export const protocol = { registerSchemesAsPrivileged: silent(), handle: silent() }

/** The default session: handlers as they were set. */
export const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: silent(),
  setPermissionCheckHandler: silent(),
  setDevicePermissionHandler: silent(),
  setSpellCheckerEnabled: silent(),
  webRequest: { onBeforeRequest: silent() },
})
export const session = { defaultSession }
export const ipcMain = new EventEmitter()
export const Menu = { buildFromTemplate: spy(() => null), setApplicationMenu: silent() }
export const dialog = {
  showOpenDialog: spy(() => Promise.resolve({ canceled: true, filePaths: [] as string[] })),
  showSaveDialog: spy(() => Promise.resolve({ canceled: true, filePath: '' })),
  showMessageBox: spy(() => Promise.resolve({ response: 2 })),
}
export const shell = { openExternal: spy(() => Promise.resolve()), showItemInFolder: silent() }
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false }
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
}
export const crashReporter = { start: silent() }
export const utilityProcess = {
  fork: (entry: string, _args: string[], options: Record<string, unknown>) => new FakeProcess(entry, options),
}
