import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cartable, type Folders } from './core.ts'
import { DOWNLOADS, writeDownload } from './downloads.ts'

/** Names the folder of the library that most specs start from, for the processes that run them. */
export const SAMPLE = 'CARTABLE_E2E_SAMPLE'

/**
 * Before the first spec: makes the demonstration library with seven downloads in its inbox, which specs start from
 * copies of. @returns what removes it after the last one
 */
export default async function makeSample(): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'cartable-e2e-sample-'))
  const folders: Folders = { library: join(root, 'library'), config: join(root, 'config') }
  await cartable(folders, 'demo', root)
  const downloads = join(root, 'Downloads')
  await mkdir(downloads)
  for (const download of DOWNLOADS) await writeDownload(downloads, download)
  await cartable(folders, 'import', downloads)
  process.env[SAMPLE] = folders.library
  return () => rm(root, { recursive: true, force: true, maxRetries: 5 })
}
