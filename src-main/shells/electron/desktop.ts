import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'
import { resourcePath } from '../../base/resources.ts'
import type { HostEvent } from '../../contract/host.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../contract/settings.ts'
import { indexPageFiles } from '../../core/page-files.ts'
import { configFolder } from '../../core/settings.ts'
import { PORT_CHANNEL, READY_CHANNEL } from './channels.ts'
import { CoreProcess } from './core-process.ts'
import { answerHost, openExternal } from './dialogs.ts'
import { tellOfFailure } from './failures.ts'
import { guardSession } from './guards.ts'
import type { Log } from './log.ts'
import { menuTemplate } from './menu.ts'
import type { StartConfig } from './messages.ts'
import { answerScheme, APP_ORIGIN, APP_PAGE } from './protocol.ts'
import { type ShellTexts, textsIn } from './texts.ts'
import { makeWindow } from './window.ts'
import { ShellStateFile } from './window-state.ts'

/** What the arguments and the environment of a start decide. */
export interface DesktopOptions {
  readonly log: Log
  /** Folder of the library asked for, if any. */
  readonly library: string | null
}

/** The running program: one window, one core, and what goes between them. */
export class Desktop {
  readonly #log: Log
  readonly #asked: string | null
  readonly #state = new ShellStateFile(app.getPath('userData'))
  readonly #core: CoreProcess
  #settings: Settings = DEFAULT_SETTINGS
  #window: BrowserWindow | null = null
  /** Folder of the library that was opened in this run. */
  #opened: string | null = null
  /** The page listens for a port. */
  #ready = false

  constructor({ log, library }: DesktopOptions) {
    this.#log = log
    this.#asked = library
    this.#core = new CoreProcess({
      entry: resourcePath('out', 'main', 'core.js'),
      workerEntry: resourcePath('out', 'main', 'pdf-worker.js'),
      config: () => this.#config(),
      host: (call) => answerHost(call, this.#window, this.#texts),
      onOpened: (folder) => {
        this.#opened = folder
        void this.#state.set({ library: folder })
      },
      onSettings: (settings) => this.#apply(settings),
      onRestart: () => this.#handOver(),
      onGiveUp: () => void this.#tellOfCore(),
      onNote: (event, facts) => log.write(event, facts),
    })
  }

  /** Opens the window. To be called once, when the program is ready. */
  async start(): Promise<void> {
    const pages = await indexPageFiles(resourcePath('out', 'renderer'))
    const find = this.#core.find.bind(this.#core)
    protocol.handle('cartable', (request) => answerScheme(request, { pages, find }))
    guardSession(session.defaultSession)
    app.setAboutPanelOptions({ applicationName: 'Cartable', applicationVersion: app.getVersion() })
    this.#listen()
    this.#setMenu()
    this.#core.start()
    this.show()
  }

  /** Brings the window to the front, making it if it was closed. */
  show(): void {
    const window = (this.#window ??= this.#open())
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  /** Tells the interface of a menu entry, a link or files. */
  tell(event: HostEvent): void {
    this.#core.tell(event)
  }

  /** Closes the library, and waits for the last note of the window's place. What was confirmed is on disk before. */
  async close(): Promise<void> {
    await Promise.all([this.#core.close(), this.#state.set({})])
  }

  get #texts(): ShellTexts {
    return textsIn(this.#settings.language, app.getLocale())
  }

  #config(): StartConfig {
    const { library } = this.#state.get()
    const fallback = join(app.getPath('documents'), 'Cartable')
    const folder = this.#opened ?? this.#asked ?? process.env['CARTABLE_LIBRARY'] ?? library ?? fallback
    return {
      library: folder,
      expected: folder === library,
      config: configFolder(),
      capabilities: {
        shell: 'electron',
        paths: true,
        platform: process.platform,
        version: app.getVersion(),
        locale: app.getLocale(),
      },
    }
  }

  #open(): BrowserWindow {
    const window = makeWindow(this.#state, !app.isPackaged)
    this.#ready = false
    window.on('closed', () => {
      this.#window = null
      this.#ready = false
    })
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#ready = false
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#log.write('page-gone', { reason })
      if (reason !== 'clean-exit') void this.#tellOfPage(window)
    })
    window.loadURL(APP_PAGE).catch((error: unknown) => this.#log.error('page-not-loaded', error))
    return window
  }

  #listen(): void {
    ipcMain.on(READY_CHANNEL, (event) => {
      const frame = event.senderFrame
      if (!frame || frame.origin !== APP_ORIGIN || frame.parent !== null) return
      if (event.sender !== this.#window?.webContents) return
      this.#ready = true
      this.#handOver()
    })
  }

  /** Gives the page a port to the core. The page takes a new one as a new connection. */
  #handOver(): void {
    const contents = this.#window?.webContents
    if (!this.#ready || !contents || contents.isDestroyed()) return
    const port = this.#core.connect()
    if (port) contents.postMessage(PORT_CHANNEL, null, [port])
  }

  #apply(settings: Settings): void {
    this.#settings = settings
    nativeTheme.themeSource = settings.theme
    this.#setMenu()
  }

  #setMenu(): void {
    const template = menuTemplate({
      texts: this.#texts,
      settings: this.#settings,
      isMac: process.platform === 'darwin',
      developer: !app.isPackaged,
      logFile: this.#log.file,
      act: (action) => this.tell({ kind: 'action', action }),
      openLibrary: () => void this.#chooseLibrary(),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** Works without an open library too, so it does not go through the page. */
  async #chooseLibrary(): Promise<void> {
    const folder = await answerHost({ name: 'chooseLibrary' }, this.#window, this.#texts)
    if (typeof folder === 'string') this.#core.open(folder)
  }

  async #tellOfCore(): Promise<void> {
    this.#log.write('core-given-up')
    const choice = await tellOfFailure('core', this.#texts, this.#log.file, this.#window)
    if (choice === 'quit') {
      app.quit()
      return
    }
    this.#core.start()
    this.#handOver()
  }

  async #tellOfPage(window: BrowserWindow): Promise<void> {
    const choice = await tellOfFailure('page', this.#texts, this.#log.file, window)
    if (choice === 'quit') app.quit()
    else if (!window.isDestroyed()) window.reload()
  }
}

/** Opens an address of the web for a page; a refusal is logged and changes nothing. */
export function leave(log: Log): (url: string) => void {
  return (url) => {
    openExternal(url).catch((error: unknown) => log.error('address-not-opened', error))
  }
}
