/**
 * `npm start`: builds if needed and runs the demo in `demo/`, until there is a window to open. A demo that is there
 * is kept; the line at the end says how to go on.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const program = join(root, 'out', 'main', 'cli.js')

/** Whether a source file is newer than the build. */
async function isStale(): Promise<boolean> {
  if (!existsSync(program)) return true
  const built = statSync(program).mtimeMs
  for (const folder of ['src-main', 'assets', 'seeds']) {
    const names = await readdir(join(root, folder), { recursive: true })
    if (names.some((name) => statSync(join(root, folder, name)).mtimeMs > built)) return true
  }
  return false
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (await isStale()) run('npm', ['run', '--silent', 'build'])
const demo = join(root, 'demo')
if (existsSync(demo)) {
  run(process.execPath, [program, '--library', join(demo, 'library'), '--text', 'list', '--limit', '10'])
} else {
  run(process.execPath, [program, '--text', 'demo', demo])
}
process.stdout.write(
  `\nGo on with / Pour continuer : npx cartable --library demo/library search "migration mixte"\n`,
)
