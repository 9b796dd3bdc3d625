import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KEPT_EXTENSIONS } from '../../contract/media.ts'
import type { NamedFile } from '../../formats/record.ts'

/** Where a file that a record names lies: beside the file of records or below its folder, elsewhere, or nowhere. */
export type Found =
  | { readonly where: 'beside' | 'elsewhere'; readonly path: string }
  | { readonly where: 'missing'; readonly path: string }

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  )
}

/**
 * A path of this computer; null for an address of the web, for what no system would take, and for a path on a server: only
 * looking for it would send a password there.
 */
function plainPath(named: string): string | null {
  if (named.includes('\0') || /^(?:[\\/]{2}|file:\/\/(?!\/|localhost\/))/i.test(named)) return null
  if (/^file:/i.test(named)) {
    try {
      return fileURLToPath(named)
    } catch {
      return null
    }
  }
  if (/^internal-pdf:\/\//i.test(named)) return named.replace(/^internal-pdf:\/\//i, '')
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(named) ? null : named.replace(/^"|"$/g, '')
}

/** Where files of records are looked for: the folder of the file of records, and those that it names. */
export interface Places {
  /** Null for an upload, which lies alone. */
  readonly folder: string | null
  readonly folders: readonly string[]
}

const isWhole = (path: string): boolean => isAbsolute(path) || /^[A-Za-z]:[\\/]/.test(path)

/** A folder that the file of records names, as JabRef has it: relative to that file, or anywhere. */
function namedFolders(folder: string, named: readonly string[]): string[] {
  return named.flatMap((each) => {
    const path = plainPath(each)
    if (path === null || path === '') return []
    return [isWhole(path) ? path : join(folder, path.replaceAll('\\', '/'))]
  })
}

/** Ways to read a relative path: as it is, with the other kind of slash, and as programs keep files beside their exports. */
function candidates(folder: string, path: string, named: readonly string[]): string[] {
  const slashed = path.replaceAll('\\', '/')
  const places = [path, slashed, join('files', slashed), join('PDF', slashed)]
  const kept = /^files\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(slashed)
  const all = kept ? KEPT_EXTENSIONS.map((extension) => `${slashed}.${extension}`) : places
  const told = namedFolders(folder, named).map((each) => join(each, slashed))
  return [...told, ...[...new Set(all)].map((each) => join(folder, each))]
}

/**
 * Finds a file that a record names. What a file of records says is hostile: a path that leaves its folder, by `..` or by a
 * link, is `elsewhere`, and is only read where the person said so.
 */
export async function locate(named: NamedFile, { folder, folders }: Places): Promise<Found> {
  const path = plainPath(named.path)
  const missing = { where: 'missing' as const, path: named.path }
  if (path === null || path === '') return missing
  const places = isWhole(path) ? [path] : folder === null ? [] : candidates(folder, path, folders)
  for (const place of places) {
    if (!(await isFile(place))) continue
    if (folder === null) return { where: 'elsewhere', path: place }
    const [real, root] = await Promise.all([realpath(place), realpath(folder)])
    const way = relative(root, real)
    const isBelow = way !== '' && !way.startsWith('..') && !isAbsolute(way)
    return { where: isBelow ? 'beside' : 'elsewhere', path: place }
  }
  return missing
}
