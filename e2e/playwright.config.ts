import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  defineConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
  type Project,
} from '@playwright/test'
import { findBrowser } from './support/browser.ts'
import type { AppOptions } from './support/app.ts'

const { found, options } = await findBrowser()

/** Electron's binary, where it was fetched. Asking the package itself would start to fetch it. */
function electronBinary(): string | null {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const note = join(home, 'path.txt')
  const path = existsSync(note) ? join(home, 'dist', readFileSync(note, 'utf8')) : ''
  return path !== '' && existsSync(path) ? path : null
}

type Options = PlaywrightTestOptions & AppOptions

const electron = electronBinary()
const projects: Project<Options, PlaywrightWorkerOptions>[] = [
  { name: 'browser', use: { shell: 'web', launchOptions: options } },
]
if (electron !== null) projects.push({ name: 'electron', use: { shell: 'electron' }, grepInvert: /@browser/ })
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  const second =
    electron === null ? 'Electron is not installed here: its specs did not run' : `Electron: ${electron}`
  process.stdout.write(`Browser: ${found}. ${second}.\n`)
}

/** The same specs against the web shell in a browser, and against Electron where it is installed. */
export default defineConfig<Options, PlaywrightWorkerOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: './results',
  globalSetup: './support/sample.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A server shares its two processors with the rest of a run. What fails there once is run again, and told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Africa/Casablanca',
    // A trace takes a fifth of a run's time, and nobody opens those of a server.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
  },
  projects,
})
