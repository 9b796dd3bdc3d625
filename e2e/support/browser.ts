import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** No calls of the browser's own to its makers, and a sandbox only where it can have one. */
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** A browser to test with, and where it was found. */
export interface FoundBrowser {
  readonly found: string
  readonly options: LaunchOptions
}

/** The browser that comes as a package of npm, with the three libraries that a bare system lacks. */
async function packaged(): Promise<FoundBrowser> {
  const { default: sparticuz, inflate } = await import('@sparticuz/chromium')
  const executablePath = await sparticuz.executablePath()
  const bin = join(dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname), '..', 'bin')
  const libraries = join(tmpdir(), 'al2023', 'lib')
  if (!existsSync(libraries)) await inflate(join(bin, 'al2023.tar.br'))
  const env = { ...process.env, LD_LIBRARY_PATH: libraries }
  // Pages are painted by the processor at once: an imitated graphics card takes as long again as all the rest.
  const args = [...ARGS, '--no-sandbox', '--no-zygote', '--in-process-gpu', '--disable-gpu']
  return {
    found: 'npm (@sparticuz/chromium)',
    options: { executablePath, args, env: env },
  }
}

/**
 * Looks for a browser: the one that `CHROME` names, Playwright's own, one of the system, the one in npm. So tests run
 * on a machine where nothing but npm packages are installed.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROME']
  if (named === 'npm') return packaged()
  if (named) return { found: named, options: { executablePath: named, args: ARGS } }
  if (existsSync(chromium.executablePath())) return { found: 'Playwright', options: { args: ARGS } }
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path))
  if (system !== undefined) return { found: system, options: { executablePath: system, args: ARGS } }
  return packaged()
}
