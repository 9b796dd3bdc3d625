import { execFile } from 'node:child_process'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { momentOfDownloadedDate, originOfFileAttributes, originOfWhereFroms } from './xattr.ts'
import { parseZoneIdentifier, type Origin } from './zone-identifier.ts'

/** Where a file came from, as the system noted it at download. All null where it noted nothing. */
export interface Provenance extends Origin {
  /** ISO 8601 in UTC; only macOS notes it. */
  readonly retrievedAt: string | null
  readonly via: 'zone-identifier' | 'where-froms' | 'xattr' | null
}

/** What the reading needs of the system; replaced in tests. */
export interface ProvenanceSystem {
  readonly platform: NodeJS.Platform
  /** Standard output of a program, or null where it is missing, fails or takes too long. */
  readonly run: (command: string, args: readonly string[]) => Promise<string | null>
}

const NOTHING: Provenance = { url: null, referrer: null, retrievedAt: null, via: null }
const TIMEOUT_MS = 3000
const MAX_OUTPUT = 1024 * 1024
const MAX_ZONE_BYTES = 64 * 1024

const SYSTEM: ProvenanceSystem = {
  platform: process.platform,
  run: (command, args) =>
    new Promise((resolve) => {
      const options = { timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT, windowsHide: true }
      try {
        execFile(command, args, options, (error, stdout) => resolve(error === null ? stdout : null))
      } catch {
        resolve(null)
      }
    }),
}

const found = ({ url, referrer }: Origin): boolean => url !== null || referrer !== null

/**
 * The stream that Windows adds. Read on every system: copies made through WSL or some archives leave it beside the file
 * as a file of its own, with the colon in its name.
 */
async function readZone(file: string): Promise<Provenance | null> {
  const stream = `${file}:Zone.Identifier`
  // A pipe of that name would hold the reading up for ever.
  if (!(await stat(stream)).isFile()) return null
  await using handle = await open(stream, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_ZONE_BYTES), 0, MAX_ZONE_BYTES, 0)
  const origin = parseZoneIdentifier(buffer.subarray(0, bytesRead))
  return found(origin) ? { ...origin, retrievedAt: null, via: 'zone-identifier' } : null
}

async function readMac(file: string, run: ProvenanceSystem['run']): Promise<Provenance | null> {
  const dump = await run('xattr', ['-px', 'com.apple.metadata:kMDItemWhereFroms', file])
  if (dump === null) return null
  const origin = originOfWhereFroms(dump)
  if (!found(origin)) return null
  const date = await run('xattr', ['-px', 'com.apple.metadata:kMDItemDownloadedDate', file])
  return { ...origin, retrievedAt: date === null ? null : momentOfDownloadedDate(date), via: 'where-froms' }
}

async function readLinux(file: string, run: ProvenanceSystem['run']): Promise<Provenance | null> {
  const output = await run('getfattr', [
    '-d',
    '-e',
    'hex',
    '-m',
    '^user[.]xdg[.]',
    '--absolute-names',
    '--',
    file,
  ])
  if (output === null) return null
  const origin = originOfFileAttributes(output)
  return found(origin) ? { ...origin, retrievedAt: null, via: 'xattr' } : null
}

/**
 * Reads where a file was downloaded from: `Zone.Identifier` (Windows), `kMDItemWhereFroms` (macOS), `user.xdg.*` (Linux,
 * where `getfattr` is installed). Never throws: an origin that cannot be read is an origin that is not known.
 */
export async function readProvenance(file: string, system: ProvenanceSystem = SYSTEM): Promise<Provenance> {
  // Absolute, so that a name that begins with a dash is not read as an option.
  const absolute = path.resolve(file)
  const attempts = [
    () => readZone(absolute),
    ...(system.platform === 'darwin' ? [() => readMac(absolute, system.run)] : []),
    ...(system.platform === 'linux' ? [() => readLinux(absolute, system.run)] : []),
  ]
  for (const attempt of attempts) {
    const provenance = await attempt().catch(() => null)
    if (provenance !== null) return provenance
  }
  return NOTHING
}
