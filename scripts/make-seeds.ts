/**
 * Makes `seeds/` from a folder of collected facts: `node scripts/make-seeds.ts <input folder> [output folder]`.
 * The input holds `vocabulary.json`, `publications.json` and `seed-article.fr.txt`. The output is checked against the
 * schemas that the application reads it with, and is the same for the same input.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { format, resolveConfig } from 'prettier'
import type * as z from 'zod'
import { SeedVocabulary, StarterRecords } from '../src-main/features/vocabulary/label/seed-schema.ts'
import { CollectedPublications, CollectedVocabulary } from './seeds/collected.ts'
import { makeRecords } from './seeds/records.ts'
import { makeVocabularies } from './seeds/vocabularies.ts'

async function readJson<T>(schema: z.ZodType<T>, file: string): Promise<T> {
  return schema.parse(JSON.parse(await readFile(file, 'utf8')))
}

async function writeJson(file: string, value: unknown): Promise<void> {
  const options = await resolveConfig(file)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, await format(JSON.stringify(value), { ...options, parser: 'json' }))
}

const [input, output = path.join(import.meta.dirname, '..', 'seeds')] = process.argv.slice(2)
if (input === undefined) {
  process.stderr.write('usage: node scripts/make-seeds.ts <input folder> [output folder]\n')
  process.exit(2)
}

const vocabulary = await readJson(CollectedVocabulary, path.join(input, 'vocabulary.json'))
const collected = await readJson(CollectedPublications, path.join(input, 'publications.json'))

const vocabularies = makeVocabularies(vocabulary)
const folder = path.join(output, 'vocabularies')
await rm(folder, { recursive: true, force: true })
for (const each of vocabularies)
  await writeJson(path.join(folder, `${each.scheme}.json`), SeedVocabulary.parse(each))

const records = makeRecords(collected, vocabularies)
await writeJson(path.join(output, 'records', 'starter.json'), StarterRecords.parse(records))

await mkdir(path.join(output, 'article'), { recursive: true })
// Bytes and not `copyFile`, which would also copy the permissions of a read-only input.
const article = await readFile(path.join(input, 'seed-article.fr.txt'))
await writeFile(path.join(output, 'article', 'seed-article.fr.txt'), article)

const concepts = vocabularies.reduce((sum, each) => sum + each.concepts.length, 0)
process.stdout.write(
  `${vocabularies.length} schemes, ${concepts} concepts, ${records.records.length} records\n`,
)
