import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { resolve } from 'node:path'
import { layoutOf } from '../base/layout.ts'
import { CartableError } from '../contract/errors.ts'
import { type Rebuilt, rebuildCatalogue } from '../features/library/index.ts'
import { openLibrary, type OpenOptions } from './library.ts'

/**
 * Makes a new database from the records and files of a library whose own is damaged or gone. The old one is kept beside
 * it under another name.
 *
 * @throws CartableError LIBRARY_MISSING when the folder holds no records; as {@link openLibrary}
 */
export async function rebuildLibrary(folder: string, options: OpenOptions = {}): Promise<Rebuilt> {
  const layout = layoutOf(resolve(folder))
  if (!existsSync(layout.records)) throw new CartableError('LIBRARY_MISSING', { path: layout.folder })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  for (const suffix of ['', '-wal', '-shm']) {
    const path = layout.database + suffix
    if (existsSync(path)) await rename(path, `${layout.database}.before-${stamp}${suffix}`)
  }
  const library = await openLibrary(folder, { ...options, create: true })
  try {
    return await rebuildCatalogue(library.context)
  } finally {
    await library.close()
  }
}
