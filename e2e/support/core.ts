import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'out', 'main', 'cli.js')

/** A running `cartable serve`. */
export interface Core {
  readonly url: string
  readonly process: ChildProcess
  /** Ends it as the end of its terminal would, and waits. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Where a run keeps what it writes. */
export interface Folders {
  readonly library: string
  readonly config: string
}

/** Compiled scripts of the program, kept between its hundred starts: each takes half the time. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'cartable-compiled')

function environment({ config }: Folders): NodeJS.ProcessEnv {
  const languages = { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' }
  return { ...process.env, ...languages, CARTABLE_CONFIG: config, NODE_COMPILE_CACHE: COMPILED }
}

/** Starts the built program on a library; `port` 0 takes a free one. */
export async function startCore(folders: Folders, port = 0): Promise<Core> {
  const args = [PROGRAM, '--library', folders.library, 'serve', '--port', String(port), '--json']
  const child = spawn(process.execPath, args, {
    env: environment(folders),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string }
    return {
      url,
      process: child,
      stop: async (signal = 'SIGTERM') => {
        child.kill(signal)
        await exited
      },
    }
  }
  throw new Error('cartable serve ended without an address')
}

/** Runs a command of the built program and returns its JSON lines. */
export async function cartable(folders: Folders, ...args: string[]): Promise<Record<string, unknown>[]> {
  const child = spawn(process.execPath, [PROGRAM, '--library', folders.library, '--json', ...args], {
    env: environment(folders),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const values: Record<string, unknown>[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{') || line.startsWith('[')) values.push(JSON.parse(line) as Record<string, unknown>)
  }
  return values
}
