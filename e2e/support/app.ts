import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, expect, type Page } from '@playwright/test'
import { fillLibrary } from './content.ts'
import { type Core, type Folders, startCore } from './core.ts'

/** Options of a project. */
export interface AppOptions {
  readonly shell: 'web' | 'electron'
  /** What the library holds when the window opens. */
  readonly content: 'none' | 'empty' | 'sample'
}

/** The app under test, on a fresh library. */
export interface App {
  readonly page: Page
  readonly folders: Folders
  /** Address of the web shell, with its token; empty in Electron. */
  readonly url: string
  readonly core: Core | null
  /** Messages of the console that are errors; a test that provokes some empties it. */
  readonly consoleErrors: string[]
}

/** Watches what must never happen: a request to another host, an error in the console. */
function watch(page: Page, own: (url: URL) => boolean): { errors: string[]; foreign: string[] } {
  const errors: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!own(url)) foreign.push(request.url())
  })
  return { errors, foreign }
}

const LOCAL = new Set(['data:', 'blob:', 'cartable:', 'about:'])

async function openElectron(folders: Folders) {
  // A folder of its own: a second Electron with the same one would hand its arguments over and end.
  const own = `--user-data-dir=${join(folders.config, 'electron')}`
  const args = [join(import.meta.dirname, '..', '..'), own, '--library', folders.library]
  const app = await _electron.launch({
    args,
    env: { ...process.env, CARTABLE_CONFIG: folders.config },
  })
  return { app, page: await app.firstWindow() }
}

/** Playwright's `test` with the app in `app`. */
export const test = base.extend<AppOptions & { folders: Folders; app: App }>({
  shell: ['web', { option: true }],
  content: ['sample', { option: true }],

  folders: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'cartable-e2e-'))
    await use({ library: join(root, 'library'), config: join(root, 'config') })
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ shell, content, folders, page, baseURL: _ }, use) => {
    if (content !== 'none') await fillLibrary(folders, content)
    if (shell === 'electron') {
      const electron = await openElectron(folders)
      const seen = watch(electron.page, (url) => LOCAL.has(url.protocol))
      await electron.page.locator('.window, .frame').first().waitFor()
      await use({ page: electron.page, folders, url: '', core: null, consoleErrors: seen.errors })
      await electron.app.close()
      expect(seen).toEqual({ errors: [], foreign: [] })
      return
    }
    const core = await startCore(folders)
    const { origin } = new URL(core.url)
    const seen = watch(page, (url) => LOCAL.has(url.protocol) || url.origin === origin)
    await page.goto(core.url)
    // Whoever uses the window waits until it is there; keys before that go nowhere.
    await page.locator('.window, .frame').first().waitFor()
    await use({ page, folders, url: core.url, core, consoleErrors: seen.errors })
    await page.close()
    await core.stop()
    expect(seen.foreign, 'requests to other hosts').toEqual([])
    expect(seen.errors, 'errors in the console').toEqual([])
  },
})

export { expect }
