import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type Library, openLibrary, type OpenOptions } from '../core/library.ts'

const open: Library[] = []
const folders: string[] = []

afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A new folder, removed after the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cartable-test-'))
  folders.push(folder)
  return folder
}

/** A library in a new folder (or in `folder`), closed and removed after the test. */
export async function testLibrary(folder?: string, options: OpenOptions = {}): Promise<Library> {
  const where = folder ?? join(await testFolder(), 'library')
  const library = await openLibrary(where, { create: true, actor: 'Amina', workers: 1, ...options })
  open.push(library)
  return library
}
