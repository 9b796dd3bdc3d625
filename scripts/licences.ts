/**
 * Fails when something that we ship, or build with, has a licence that we may not ship under MIT, and lists what is
 * shipped. Usage: node scripts/licences.ts [--list]
 */
import { init, type ModuleInfos } from 'license-checker-rseidelsohn'

/** Licences whose terms allow shipping in a program under the MIT licence, with their text kept. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
])

/** Used to build and never shipped: the Mozilla licence asks for the source of changes, and there are none. */
const ALLOWED_IN_DEVELOPMENT = new Set([...ALLOWED, 'MPL-2.0'])

/** A SPDX expression is fine when one side of each OR, and all sides of each AND, are. */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const text = expression.replace(/[()*]/g, ' ').trim()
  return text
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => allowed.has(part.trim())))
}

function read(production: boolean): Promise<ModuleInfos> {
  const start = `${import.meta.dirname}/..`
  return new Promise((resolve, reject) => {
    init({ start, production, excludePrivatePackages: true }, (error, packages) => {
      if (error) reject(error)
      else resolve(packages)
    })
  })
}

function problems(packages: ModuleInfos, allowed: ReadonlySet<string>): string[] {
  return Object.entries(packages).flatMap(([name, { licenses = 'none' }]) => {
    const expression = Array.isArray(licenses) ? licenses.join(' AND ') : licenses
    return isAllowed(expression, allowed) ? [] : [`${name}: ${expression}`]
  })
}

if (process.argv[1] === import.meta.filename) {
  const shipped = await read(true)
  const found = [...problems(shipped, ALLOWED), ...problems(await read(false), ALLOWED_IN_DEVELOPMENT)]
  if (process.argv.includes('--list')) {
    for (const [name, { licenses }] of Object.entries(shipped)) console.log(`${name}  ${String(licenses)}`)
  }
  for (const each of new Set(found)) console.error(`may not be shipped: ${each}`)
  console.log(`${Object.keys(shipped).length} packages shipped, ${new Set(found).size} licences refused`)
  process.exitCode = found.length === 0 ? 0 : 1
}
