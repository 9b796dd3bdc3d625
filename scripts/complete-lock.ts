/**
 * Adds to package-lock.json the binaries of other platforms that npm left out. A registry that lacks some of them makes
 * npm drop them without a word; `npm ci` then refuses the lock file, and other platforms would get no binary at all.
 * To be run after each `npm install`. Usage: node scripts/complete-lock.ts [FILE]
 */
import { readFile, writeFile } from 'node:fs/promises'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

interface Lock {
  packages: Record<string, Entry>
}

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'sunos',
  'win32',
  'aix',
  'netbsd',
  'openbsd',
]
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'mips64el']
const EXACT = /^\d+\.\d+\.\d+[^ |]*$/

/** System, processor and C library, as binaries name them: `…-linux-arm64-musl`. Null where the name tells none. */
export function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const parts = name.split(/[-/]/)
  const at = parts.findIndex((part) => SYSTEMS.includes(part))
  const [os, cpu, libc] = parts.slice(at)
  if (at < 0 || os === undefined || cpu === undefined || !PROCESSORS.includes(cpu)) return null
  const library = libc?.startsWith('musl') ? ['musl'] : libc?.startsWith('gnu') ? ['glibc'] : null
  return { os: [os], cpu: [cpu], ...(os === 'linux' && library ? { libc: library } : {}) }
}

/** Entries that are missing, by their place in the lock file. Integrity is left out: nobody has seen the file. */
export function missingEntries(lock: Lock): Record<string, Entry> {
  const missing: Record<string, Entry> = {}
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const platform = platformOf(name)
      if (!platform || !EXACT.test(version)) continue
      if (`node_modules/${name}` in lock.packages || `${path}/node_modules/${name}` in lock.packages) continue
      const dev = parent.dev ? { dev: true } : {}
      missing[`node_modules/${name}`] = { version, ...platform, ...dev, optional: true }
    }
  }
  return missing
}

if (process.argv[1] === import.meta.filename) {
  const path = process.argv[2] ?? 'package-lock.json'
  const lock = JSON.parse(await readFile(path, 'utf8')) as Lock
  const missing = missingEntries(lock)
  const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'))
  await writeFile(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} binaries of other platforms added`)
}
