import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  defineConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
  type Project,
} from '@playwright/test'
import { findBrowser } from './support/browser.ts'
import type { AppOptions } from './support/app.ts'

const { found, options } = await findBrowser()

/** Electron's binary, where it was fetched: the package names its path, but may not have it. */
function electronBinary(): string | null {
  try {
    const path: unknown = createRequire(import.meta.url)('electron')
    return typeof path === 'string' && existsSync(path) ? path : null
  } catch {
    return null
  }
}

type Options = PlaywrightTestOptions & AppOptions

const electron = electronBinary()
const projects: Project<Options, PlaywrightWorkerOptions>[] = [
  { name: 'browser', use: { shell: 'web', launchOptions: options } },
]
if (electron !== null) projects.push({ name: 'electron', use: { shell: 'electron' } })
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
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Africa/Casablanca',
    trace: 'retain-on-failure',
  },
  projects,
})
