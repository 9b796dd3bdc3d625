import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Context, Reader } from '../../base/context.ts'
import { systemCode, writeFileAtomically } from '../../base/files.ts'
import { Meaning } from '../../contract/meanings.ts'
import { SchemeRecord } from '../../contract/statements.ts'
import { Instant } from '../../contract/values.ts'
import { Concept } from '../../contract/vocabulary.ts'
import { allMeanings } from '../meanings/index.ts'
import { ownConcepts, schemeFacts } from '../vocabulary/index.ts'

/** Version of the form of the file; raised when a reader of the old form would misread the new. */
const FACTS_VERSION = 1

/** What the library holds that belongs to no publication, beside the database as the sidecars are. */
export const LibraryFacts = z.object({
  cartable: z.literal(FACTS_VERSION),
  /** What the colours of marks mean here, where a person named them. */
  meanings: z.array(Meaning),
  /** Concepts that are not as they came with Cartable, and the vocabularies of others that they belong to. */
  concepts: z
    .array(Concept.extend({ modifiedAt: Instant.nullable(), trashedAt: Instant.nullable() }))
    .optional(),
  vocabularies: z.array(SchemeRecord).optional(),
})
export type LibraryFacts = z.infer<typeof LibraryFacts>

async function factsOf(db: Reader): Promise<LibraryFacts> {
  const concepts = await ownConcepts(db)
  const facts = { cartable: FACTS_VERSION, meanings: await allMeanings(db) } as const
  const named = new Set(concepts.map(({ scheme }) => scheme))
  const all = await schemeFacts(db)
  const vocabularies = all.filter(({ scheme, extra }) => named.has(scheme) || extra !== undefined)
  if (concepts.length === 0 && vocabularies.length === 0) return facts
  return {
    ...facts,
    concepts,
    vocabularies: vocabularies.map((each) => ({ ...each, title: { ...each.title } })),
  }
}

const isEmpty = ({ meanings, concepts = [], vocabularies = [] }: LibraryFacts): boolean =>
  meanings.length === 0 && concepts.length === 0 && vocabularies.length === 0

const textOf = (facts: LibraryFacts): string => `${JSON.stringify(facts, null, 1)}\n`

/** Writes the facts where they differ from what stands there. */
export async function writeFacts(context: Context): Promise<void> {
  const facts = await factsOf(context.db)
  const text = textOf(facts)
  const path = context.layout.facts
  const found = await readFile(path, 'utf8').catch((error: unknown) => systemCode(error) ?? '')
  // A library where nothing was named needs no file.
  if (found === text || (found === 'ENOENT' && isEmpty(facts))) return
  await writeFileAtomically(path, text, context.layout.temporary)
}

/**
 * Writes facts that a crash kept from being written. A database that knows of none says nothing: it may be a new one
 * beside the records of an old one, which are read when it is rebuilt. What cannot be written stays in the database.
 */
export async function catchUpFacts(context: Context): Promise<void> {
  if (isEmpty(await factsOf(context.db))) return
  await writeFacts(context).catch((error: unknown) => {
    process.emitWarning(error instanceof Error ? error : String(error), 'Sidecar')
  })
}

/** The facts as they were written; null where there are none, or none that can be read. */
export async function readFacts(context: Context): Promise<LibraryFacts | null> {
  try {
    return LibraryFacts.parse(JSON.parse(await readFile(context.layout.facts, 'utf8')))
  } catch {
    return null
  }
}

/** Whether the file says what the database says. */
export async function factsAgree(context: Context): Promise<boolean> {
  const facts = await factsOf(context.db)
  const found = await readFile(context.layout.facts, 'utf8').catch(() => null)
  return found === null ? isEmpty(facts) : found === textOf(facts)
}
