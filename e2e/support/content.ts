import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cartable, type Folders } from './core.ts'
import { DOWNLOADS, writeDownload } from './downloads.ts'

/** Where the library that most specs start from is kept, made once a run. */
const TEMPLATE = join(tmpdir(), `cartable-e2e-template-${process.ppid}`)

/** The demonstration library and seven downloads in its inbox. */
async function makeSample(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'cartable-e2e-make-'))
  const folders: Folders = { library: join(root, 'library'), config: join(root, 'config') }
  await cartable(folders, 'demo', root)
  const downloads = join(root, 'Downloads')
  await mkdir(downloads)
  for (const download of DOWNLOADS) await writeDownload(downloads, download)
  await cartable(folders, 'import', downloads)
  // The other worker may have been faster; its library is as good.
  await rename(root, TEMPLATE).catch(() => rm(root, { recursive: true }))
}

/** Puts content into the library folder of a test. */
export async function fillLibrary(folders: Folders, content: 'empty' | 'sample'): Promise<void> {
  await mkdir(dirname(folders.library), { recursive: true })
  if (content === 'empty') {
    await cartable(folders, 'import', join(import.meta.dirname, 'nothing'))
    return
  }
  if (!existsSync(TEMPLATE)) await makeSample()
  await cp(join(TEMPLATE, 'library'), folders.library, { recursive: true })
}

/** Writes the seven downloads into a folder of a test; returns their paths. */
export async function writeDownloads(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return Promise.all(DOWNLOADS.map((download) => writeDownload(folder, download)))
}
