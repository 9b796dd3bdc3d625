import { appendFile, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { typesetArticle } from '../src-main/pdf/typeset/article.ts'

/** PDF files of a folder, by name. */
export async function pdfsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * Copies each file `times` times, each copy with its own comment behind the end, which readers pass over: the same
 * work for every reader, another hash for the library.
 */
export async function variants(files: readonly string[], folder: string, times: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const made: string[] = []
  for (let round = 0; round < times; round += 1) {
    for (const [at, file] of files.entries()) {
      const path = join(folder, `${round}-${at}.pdf`)
      await copyFile(file, path)
      await appendFile(path, `\n%${round}\n`)
      made.push(path)
    }
  }
  return made
}

/** Long reports made from the seed article, for a bench without files of its own. Returns their paths. */
export async function makeReports(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const article = join(import.meta.dirname, '..', 'seeds', 'article', 'seed-article.fr.txt')
  const paragraphs = (await readFile(article, 'utf8')).split(/\n\s*\n/).map((text) => text.trim())
  const made: string[] = []
  for (const [at, chapters] of [60, 90, 120].entries()) {
    const blocks = Array.from({ length: chapters }, (_, chapter) => [
      { kind: 'heading' as const, text: `Chapitre ${chapter + 1}` },
      ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
    ]).flat()
    const path = join(folder, `report-${at}.pdf`)
    const facts = { author: 'Cartable', language: 'fr', issued: '2026' }
    await writeFile(path, typesetArticle({ ...facts, title: `Rapport ${at}`, blocks }))
    made.push(path)
  }
  return made
}
