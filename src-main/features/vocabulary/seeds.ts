import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reader } from '../../base/context.ts'
import { resourcePath } from '../../base/resources.ts'
import { SeedVocabulary } from './label/index.ts'
import { insertConcepts } from './store.ts'

/** Concepts reference each other (`broader`), but the table does not demand an order. */
export async function seedVocabularies(
  db: Reader,
  folder = resourcePath('seeds', 'vocabularies'),
): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.json')).sort()) {
    const text = await readFile(join(folder, name), 'utf8')
    await insertConcepts(db, SeedVocabulary.parse(JSON.parse(text)).concepts)
  }
}
