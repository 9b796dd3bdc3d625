import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** What is built from what: folders of sources, and the files that a complete build has. */
const SOURCES = ['src-main', 'src-renderer', 'assets', 'seeds']
const BUILT = ['main/cli.js', 'main/index.js', 'main/core.js', 'preload/index.cjs', 'renderer/index.html']
/** Tests and notes do not change what is built. */
const IRRELEVANT = /\.(test|fixture)\.ts$|\.md$/

/** Longest wait for Electron's download, which is some 120 MB. */
const FETCH_MS = 300_000

/** Whether something is not built yet, or a source is newer than the build. */
export async function isStale(root: string): Promise<boolean> {
  const built = BUILT.map((name) => statSync(join(root, 'out', name), { throwIfNoEntry: false })?.mtimeMs)
  if (built.includes(undefined)) return true
  const oldest = Math.min(...built.map((time) => time ?? 0))
  for (const folder of SOURCES) {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => [])
    for (const name of names) {
      const facts = statSync(join(root, folder, name), { throwIfNoEntry: false })
      if (facts?.isFile() && !IRRELEVANT.test(name) && facts.mtimeMs > oldest) return true
    }
  }
  return false
}

/** Whether a window can be shown: on Linux an X or Wayland server must be named. */
export function hasDisplay(environment: Environment, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}

/** Path of Electron's binary, if it was fetched. */
export function electronBinary(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Fetches Electron's binary by the script of its package. @returns its path, or null where that failed */
export function fetchElectron(root: string): string | null {
  const script = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(script)) return null
  // What it says of a failure is long and in English; one line of ours follows.
  spawnSync(process.execPath, [script], { cwd: root, stdio: 'ignore', timeout: FETCH_MS })
  return electronBinary(root)
}

/** The language that the terminal asks for. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: Environment): 'fr' | 'en' {
  const tag = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return tag.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
