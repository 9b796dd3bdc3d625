/**
 * Fails when something that we ship, or build with, has a licence that we may not ship under MIT, and lists what is
 * shipped, or writes the texts of all licences for a package. Usage: node scripts/licences.ts [--list] [--write FILE]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
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
  'PSF-2.0',
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

/** Packages that name their licence in their README or package.json only still ship that name. */
function textOf(licenseFile: string | undefined): string {
  return licenseFile !== undefined && /licen[cs]e|copying|notice/i.test(basename(licenseFile))
    ? readFileSync(licenseFile, 'utf8').trim()
    : ''
}

/** One text with the licences of all that a package of Cartable holds: its own, its packages', Electron's. */
export function licenceTexts(packages: ModuleInfos, more: ModuleInfos): string {
  const electron = Object.entries(more).filter(([name]) => name.startsWith('electron@'))
  const parts = [...Object.entries(packages), ...electron].map(([name, facts]) => {
    const title = `${name} (${String(facts.licenses)})${facts.repository ? ` ${facts.repository}` : ''}`
    return `${title}\n${'-'.repeat(title.length)}\n${textOf(facts.licenseFile)}`.trim()
  })
  const own = readFileSync(`${import.meta.dirname}/../LICENSE`, 'utf8').trim()
  return [`Cartable\n========\n${own}`, ...parts].join('\n\n\n') + '\n'
}

if (process.argv[1] === import.meta.filename) {
  const shipped = await read(true)
  const all = await read(false)
  const found = [...problems(shipped, ALLOWED), ...problems(all, ALLOWED_IN_DEVELOPMENT)]
  const target = process.argv[process.argv.indexOf('--write') + 1]
  if (process.argv.includes('--write') && target !== undefined) {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, licenceTexts(shipped, all))
  }
  if (process.argv.includes('--list')) {
    for (const [name, { licenses }] of Object.entries(shipped)) console.log(`${name}  ${String(licenses)}`)
  }
  for (const each of new Set(found)) console.error(`may not be shipped: ${each}`)
  console.log(`${Object.keys(shipped).length} packages shipped, ${new Set(found).size} licences refused`)
  process.exitCode = found.length === 0 ? 0 : 1
}
