import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/settings.ts'
import * as electron from './standin.fixture.ts'

vi.mock('electron', () => import('./standin.fixture.ts'))

const { app, BrowserWindow, defaultSession, FakeProcess, ipcMain, Menu, protocol, shell } = electron
const PUBLICATION = '01890000-0000-7000-8000-000000000001'

const core = () => {
  const running = FakeProcess.started.findLast((each) => each.entry.endsWith('core.js'))
  if (!running) throw new Error('no core')
  return running
}
const window = () => {
  const made = BrowserWindow.made.at(-1)
  if (!made) throw new Error('no window')
  return made
}
const ready = (frame: object = { origin: 'cartable://app', parent: null }) =>
  ipcMain.emit('cartable:ready', { sender: window().webContents, senderFrame: frame })

interface Entry {
  readonly id?: string
  readonly label?: string
  readonly click?: () => void
  readonly submenu?: Entry[]
}
const menu = (): Entry[] => Menu.buildFromTemplate.last<Entry[]>(0)
const entry = (id: string, entries = menu()): Entry | undefined =>
  entries
    .flatMap((each) => [each, ...(each.submenu ?? []).flatMap((sub) => [sub, ...(sub.submenu ?? [])])])
    .find((each) => each.id === id)

beforeAll(async () => {
  await mkdir(app.getPath('userData'), { recursive: true })
  await writeFile(
    join(app.getPath('userData'), 'window.json'),
    '{"bounds":{"x":5000,"y":1,"width":800,"height":600}}',
  )
  await import('./main.ts')
  app.emit('open-url', { preventDefault: vi.fn() }, `cartable://open/${PUBLICATION}?page=3`)
  app.ready.resolve(undefined)
  await vi.waitFor(window)
})

describe('the window', () => {
  it('has no Node and no way round its sandbox', () => {
    expect(app.enableSandbox.calls).toHaveLength(1)
    expect(window().options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    expect(String((window().options['webPreferences'] as { preload: string }).preload)).toMatch(/index\.cjs$/)
    expect(window().loadURL.calls).toEqual([['cartable://app/']])
  })

  it('comes back where it can be seen, and remembers its place', async () => {
    // The screen that it was on is gone.
    expect(window().options).toMatchObject({ width: 1280, show: false })
    expect(window().options).not.toHaveProperty('x')
    window().emit('close')
    const state = () =>
      JSON.parse(readFileSync(join(app.getPath('userData'), 'window.json'), 'utf8')) as object
    await vi.waitFor(() => expect(state()).toMatchObject({ bounds: window().bounds, maximised: false }))
  })

  it('goes nowhere, opens nothing, and hands web addresses to the browser', () => {
    const { webContents } = window()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.org',
        'file:///etc/passwd',
        'cartable://app/files/x',
        'cartable://evil/',
        'x',
      ]) {
        const preventDefault = vi.fn()
        webContents.emit(event, { url, preventDefault })
        expect(preventDefault, `${event} ${url}`).toHaveBeenCalledOnce()
      }
      const preventDefault = vi.fn()
      webContents.emit(event, { url: 'cartable://app/#/all', preventDefault })
      expect(preventDefault).not.toHaveBeenCalled()
    }
    const guest = vi.fn()
    webContents.emit('will-attach-webview', { preventDefault: guest })
    expect(guest).toHaveBeenCalledOnce()
    for (const url of [
      'https://example.org/a',
      'file:///x',
      'javascript:alert(1)',
      'smb://x',
      'cartable://app/',
      '',
    ]) {
      expect(webContents.openHandler?.({ url })).toEqual({ action: 'deny' })
    }
    expect(shell.openExternal.calls).toEqual([['https://example.org/a']])
  })
})

describe('the session', () => {
  it('grants two permissions, to our page only', () => {
    type Ask = (c: object, permission: string, done: (ok: boolean) => void, about: object) => void
    const asked = defaultSession.setPermissionRequestHandler.last<Ask>(0)
    type Check = (c: object, permission: string, origin: string) => boolean
    const check = defaultSession.setPermissionCheckHandler.last<Check>(0)
    const grants = (permission: string, requestingUrl: string) => {
      const done = vi.fn()
      asked({}, permission, done, { requestingUrl })
      return done.mock.lastCall?.[0] as boolean
    }
    expect(grants('clipboard-sanitized-write', 'cartable://app/')).toBe(true)
    expect(check({}, 'fullscreen', 'cartable://app/')).toBe(true)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
    ]) {
      expect(grants(permission, 'cartable://app/')).toBe(false)
      expect(check({}, permission, 'cartable://app/')).toBe(false)
    }
    expect(grants('fullscreen', 'https://example.org/')).toBe(false)
    expect(defaultSession.setDevicePermissionHandler.last<() => boolean>(0)()).toBe(false)
  })

  it('loads nothing from the network or the disk, and downloads nothing', () => {
    type Ask = (details: { url: string }, done: (answer: { cancel: boolean }) => void) => void
    const ask = defaultSession.webRequest.onBeforeRequest.last<Ask>(0)
    const cancels = (url: string) => {
      const done = vi.fn()
      ask({ url }, done)
      return (done.mock.lastCall?.[0] as { cancel: boolean }).cancel
    }
    expect(['cartable://app/', 'blob:x', 'data:,x'].map(cancels)).toEqual([false, false, false])
    expect(
      ['https://x.org', 'http://127.0.0.1', 'ws://x', 'file:///x', 'ftp://x'].map(cancels),
    ).not.toContain(false)
    const preventDefault = vi.fn()
    defaultSession.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('knows our scheme as standard and secure, without a way round the policy', () => {
    const schemes = protocol.registerSchemesAsPrivileged.last<object>(0)
    expect(schemes).toEqual([
      {
        scheme: 'cartable',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ])
  })
})

describe('the core', () => {
  it('is told how to start, and what was opened before there was a window', () => {
    const [start] = core().of('start')
    expect(start?.message).toMatchObject({
      config: {
        library: join(app.getPath('documents'), 'Cartable'),
        expected: false,
        capabilities: { shell: 'electron', paths: true, version: '9.9.9', locale: 'fr-FR' },
      },
    })
    expect(core().of('event')[0]?.message).toMatchObject({
      event: { kind: 'link', link: { publicationId: PUBLICATION, page: 3 } },
    })
  })

  it('gets a port to our page, and to no other', () => {
    const before = core().of('client').length
    ready({ origin: 'https://evil.example', parent: null })
    ready({ origin: 'cartable://app', parent: {} })
    ipcMain.emit('cartable:ready', { sender: {}, senderFrame: { origin: 'cartable://app', parent: null } })
    expect(core().of('client')).toHaveLength(before)
    ready()
    expect(core().of('client')).toHaveLength(before + 1)
    expect(window().webContents.posted.at(-1)).toMatchObject({ channel: 'cartable:port' })
  })

  it('changes the language of the menu and the theme', () => {
    expect(entry('import-files')?.label).toBe('Importer des fichiers…')
    core().emit('message', {
      type: 'settings',
      settings: { ...DEFAULT_SETTINGS, language: 'en', theme: 'dark' },
    })
    expect(entry('import-files')?.label).toBe('Import files…')
    expect(electron.nativeTheme.themeSource).toBe('dark')
  })

  it('hears which entry was chosen', () => {
    entry('new-collection')?.click?.()
    expect(core().of('event').at(-1)?.message).toEqual({
      type: 'event',
      event: { kind: 'action', action: 'new-collection' },
    })
    const ids = [
      'import-folder',
      'open-library',
      'undo',
      'redo',
      'search',
      'palette',
      'inbox',
      'all',
      'trash',
    ]
    const more = [
      'view-list',
      'view-grid',
      'toggle-sidebar',
      'toggle-inspector',
      'language-fr',
      'language-en',
    ]
    const last = ['theme-light', 'theme-dark', 'theme-system', 'shortcuts', 'about']
    for (const id of [...ids, ...more, ...last]) expect(entry(id), id).toBeDefined()
  })

  it('opens another library that was chosen in the menu, whatever the page shows', async () => {
    const chosen = { canceled: false, filePaths: ['/other'] }
    electron.dialog.showOpenDialog.next.push(Promise.resolve(chosen))
    entry('open-library')?.click?.()
    await vi.waitFor(() => expect(core().of('open')[0]?.message).toEqual({ type: 'open', folder: '/other' }))
  })

  it('may ask for dialogs, and for nothing that main does not know', async () => {
    electron.dialog.showSaveDialog.next.push(Promise.resolve({ canceled: false, filePath: '/tmp/x.pdf' }))
    core().emit('message', { type: 'host', id: 7, call: { name: 'chooseSave', suggested: '../../x.pdf' } })
    core().emit('message', { type: 'host', id: 8, call: { name: 'openExternal', url: 'file:///etc/passwd' } })
    core().emit('message', { type: 'host', id: 9, call: { name: 'run', path: '/bin/sh' } })
    await vi.waitFor(() => expect(core().of('answer')).toHaveLength(2))
    const options = electron.dialog.showSaveDialog.last<{ defaultPath: string }>(1)
    expect(options.defaultPath).toBe(join(app.getPath('documents'), 'x.pdf'))
    expect(
      core()
        .of('answer')
        .map(({ message }) => message),
    ).toMatchObject([
      { id: 8, value: null, error: { code: 'PERMISSION_DENIED' } },
      { id: 7, value: '/tmp/x.pdf', error: null },
    ])
  })

  it('has its PDF workers started and ended by main, without the environment', () => {
    core().emit('message', { type: 'spawn', worker: 1 })
    const worker = FakeProcess.started.at(-1)
    expect(worker?.entry).toMatch(/pdf-worker\.js$/)
    expect(worker?.options).toMatchObject({ stdio: 'ignore' })
    expect(worker?.options['env']).not.toHaveProperty('HOME')
    expect(worker?.sent[0]?.ports).toHaveLength(1)
    expect(core().of('worker').at(-1)?.ports).toHaveLength(1)
    core().emit('message', { type: 'kill', worker: 1 })
    expect(worker?.kill.calls).toHaveLength(1)
  })

  it('answers for files by id, and a port goes on after a restart', async () => {
    const handle = protocol.handle.last<(request: Request) => Promise<Response>>(1)
    const answer = handle(new Request(`cartable://app/files/${PUBLICATION}`))
    const asked = core().of('find').at(-1)?.message
    expect(asked).toMatchObject({ kind: 'files', attachmentId: PUBLICATION })
    core().emit('message', { type: 'found', id: asked?.['id'], file: null })
    expect((await answer).status).toBe(404)
    for (const path of ['/../../etc/passwd', '/..%2f..%2fetc/passwd', '//etc/passwd', '/files/../x', '/x']) {
      expect((await handle(new Request(`cartable://app${path}`))).status, path).toBe(404)
    }
    const old = core()
    const ports = window().webContents.posted.length
    old.emit('exit', 1)
    expect(core()).not.toBe(old)
    expect(window().webContents.posted).toHaveLength(ports + 1)
  })

  it('hears of links and files of a second start, which shows the window', async () => {
    const path = join(app.folder, 'été.pdf')
    await writeFile(path, '')
    const shown = window().focus.calls.length
    const argv = ['cartable', '--original-process-start-time=1', 'été.pdf', 'none.pdf']
    app.emit('second-instance', {}, argv, app.folder)
    expect(window().focus.calls).toHaveLength(shown + 1)
    expect(core().of('event').at(-1)?.message).toMatchObject({ event: { kind: 'files', paths: [path] } })
  })

  it('that ends again and again is given up, with words', async () => {
    for (let at = 0; at < 3; at += 1) core().emit('exit', 1)
    const last = core()
    last.emit('exit', 1)
    await vi.waitFor(() => expect(app.quit.calls).toHaveLength(1))
    expect(core()).toBe(last)
    expect(electron.dialog.showMessageBox.calls).toHaveLength(1)
  })
})

describe('the log', () => {
  it('tells of codes and no names', () => {
    const log = readFileSync(join(app.getPath('logs'), 'cartable.log'), 'utf8')
    expect(log).toContain('start version=9.9.9')
    expect(log).toContain('core-ended code=1')
    expect(electron.crashReporter.start.calls).toEqual([[{ uploadToServer: false }]])
  })
})
