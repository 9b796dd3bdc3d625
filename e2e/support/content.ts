import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cartable, type Folders } from './core.ts'
import { DOWNLOADS, writeDownload } from './downloads.ts'
import { SAMPLE } from './sample.ts'

/** Puts content into the library folder of a test. */
export async function fillLibrary(folders: Folders, content: 'empty' | 'sample'): Promise<void> {
  await mkdir(dirname(folders.library), { recursive: true })
  if (content === 'empty') {
    await cartable(folders, 'import', join(import.meta.dirname, 'nothing'))
    return
  }
  const sample = process.env[SAMPLE]
  if (sample === undefined) throw new Error(`${SAMPLE} is not set: run the specs by their configuration`)
  await cp(sample, folders.library, { recursive: true })
}

/** Writes the seven downloads into a folder of a test; returns their paths. */
export async function writeDownloads(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return Promise.all(DOWNLOADS.map((download) => writeDownload(folder, download)))
}
