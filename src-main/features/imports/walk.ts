import { lstat, opendir, realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileError } from '../../base/files.ts'
import { CartableError } from '../../contract/errors.ts'

/** A file to import, or a path that could not be read. */
export type Found = { readonly path: string } | { readonly path: string; readonly error: unknown }

/** What systems leave in folders and nobody means to import. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '__MACOSX', '.git', 'node_modules'])
const DEEPEST = 64

/**
 * Files below the given paths, in the order given, folders sorted by name. A path given by name is always reported,
 * hidden files inside folders are passed over. Links to folders are followed once: a loop ends.
 *
 * @param exclude folder that is never entered (the library itself)
 */
export async function* walk(paths: readonly string[], exclude: string): AsyncGenerator<Found> {
  const seen = new Set<string>()
  const closed = await realpath(exclude).catch(() => resolve(exclude))
  for (const path of paths) yield* visit(resolve(path), closed, seen, 0)
}

async function* visit(
  path: string,
  exclude: string,
  seen: Set<string>,
  depth: number,
): AsyncGenerator<Found> {
  try {
    const real = await realpath(path)
    const facts = await lstat(real)
    if (!facts.isDirectory()) {
      yield facts.isFile() ? { path } : { path, error: new CartableError('FILE_UNSUPPORTED', { path }) }
      return
    }
    if (real === exclude || seen.has(real) || depth > DEEPEST) return
    seen.add(real)
    for (const name of await sortedNames(real)) yield* visit(join(path, name), exclude, seen, depth + 1)
  } catch (error) {
    yield { path, error: fileError(error, path) }
  }
}

async function sortedNames(folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const entry of await opendir(folder)) {
    if (!IGNORED.has(entry.name) && !basename(entry.name).startsWith('.')) names.push(entry.name)
  }
  return names.sort()
}
