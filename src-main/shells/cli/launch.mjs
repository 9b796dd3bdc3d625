#!/usr/bin/env node
// Starts the built command line on the Node that the project pins, whatever Node the terminal has:
// `node:sqlite` with what Cartable needs comes with Node 24.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
const pinned = fileURLToPath(
  new URL(
    `../../../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`,
    import.meta.url,
  ),
)
const args = process.argv.slice(2)

if (!existsSync(program)) {
  console.error(
    'cartable: not built yet, run: npm run build\ncartable : pas encore construit, lancez : npm run build',
  )
  process.exit(2)
}

if (Number(process.versions.node.split('.')[0]) >= 24 || !existsSync(pinned)) {
  process.argv = [process.argv[0], program, ...args]
  await import(new URL('../../../out/main/cli.js', import.meta.url).href)
} else {
  const child = spawn(pinned, [program, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
}
