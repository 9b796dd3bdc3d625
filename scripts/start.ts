/**
 * `npm start`: builds if needed and opens the window. Where there is no display, or Electron cannot be fetched or started,
 * it says so in one line and opens the same interface in the browser. Arguments go on: `npm start -- --library DIR`;
 * `--web` chooses the browser.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import en from '../assets/locales/app/start.en.json' with { type: 'json' }
import fr from '../assets/locales/app/start.fr.json' with { type: 'json' }
import { electronBinary, fetchElectron, hasDisplay, isStale, terminalLanguage } from './start-parts.ts'

const root = join(import.meta.dirname, '..')
const texts = { en, fr }[terminalLanguage(process.env)]
const given = process.argv.slice(2)
const args = given.filter((each) => each !== '--web')
/** An Electron that fails sooner than this never showed a window. */
const STARTUP_MS = 10_000

function build(): void {
  console.log(texts.building)
  const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(process.execPath, [program, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs a program until it ends; signals of the terminal reach it by themselves. */
function run(command: string, parameters: readonly string[]): Promise<number> {
  const child = spawn(command, parameters, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function openInBrowser(why: string | null, display: boolean): Promise<number> {
  if (why !== null) console.log(why)
  const program = join(root, 'out', 'main', 'cli.js')
  return run(process.execPath, [program, ...args, '--text', 'serve', ...(display ? ['--open'] : [])])
}

/** The window; null where it could not be shown. */
async function openWindow(): Promise<number | null> {
  let binary = electronBinary(root)
  if (binary === null) {
    console.log(texts.fetching)
    binary = fetchElectron(root)
  }
  if (binary === null) {
    console.log(texts.noElectron)
    return null
  }
  const started = Date.now()
  const code = await run(binary, [root, ...args])
  if (code === 0 || Date.now() - started > STARTUP_MS) return code
  console.log(texts.electronFailed)
  return null
}

if (await isStale(root)) build()
const display = hasDisplay(process.env, process.platform)
if (given.includes('--web')) process.exitCode = await openInBrowser(null, display)
else if (!display) process.exitCode = await openInBrowser(texts.noDisplay, false)
else process.exitCode = (await openWindow()) ?? (await openInBrowser(null, true))
