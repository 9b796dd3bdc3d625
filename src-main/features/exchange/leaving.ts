import { sql } from 'kysely'
import { Breath } from '../../base/breathe.ts'
import type { Context, Reader } from '../../base/context.ts'
import type { Collection } from '../../contract/collections.ts'
import type { Publication } from '../../contract/publications.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import type { Leaving, WriteOptions } from '../../formats/index.ts'
import { liveCollections } from '../collections/index.ts'
import { labelIndex } from '../vocabulary/index.ts'
import { Keys } from './keys.ts'

/** Which notes leave. */
export type NoteChoice = 'none' | 'shareable' | 'all'

/** Names of a collection and of those above it, from the top. */
export function pathsOf(collections: readonly Pick<Collection, 'id' | 'name' | 'parentId'>[]) {
  const byId = new Map(collections.map((each) => [each.id, each]))
  return (id: string): string[] => {
    const path: string[] = []
    for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      path.unshift(at.name)
      if (path.length > 50) break
    }
    return path
  }
}

/** Publications asked about in one query: ten thousand at once would keep others waiting for a tenth of a second. */
const AT_ONCE = 200

/** What a query says of publications, each thing once; others get their turn meanwhile. */
async function distinct(
  ids: readonly string[],
  query: (part: string) => Promise<readonly string[]>,
): Promise<Set<string>> {
  const found = new Set<string>()
  const breath = new Breath()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const each of await query(JSON.stringify(ids.slice(from, from + AT_ONCE)))) found.add(each)
    await breath.take()
  }
  return found
}

/** Languages of titles, subtitles, abstracts and addresses of publications; French and English first. */
async function languagesOf(db: Reader, ids: readonly string[]): Promise<string[]> {
  const languages = await distinct(ids, async (part) => {
    const { rows } = await sql<{ language: string }>`
      select distinct each.key as language
      from publications, json_each(json_array(title, subtitle, abstract, url)) as map, json_each(map.value) as each
      where publications.id in (select value from json_each(${part}))
    `.execute(db)
    return rows.map(({ language }) => language)
  })
  const found = [...languages].sort()
  const first = ['fr', 'en'].filter((language) => found.includes(language))
  return [...first, ...found.filter((language) => !first.includes(language))]
}

/** Collections that publications are in. */
function collectionsOf(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  return distinct(ids, async (part) => {
    const { rows } = await sql<{ id: string }>`
      select distinct collection_id as id from collection_publications
      where publication_id in (select value from json_each(${part}))
    `.execute(db)
    return rows.map(({ id }) => id)
  })
}

/** Makes publications ready to leave, each with a name of its own in the file. */
export interface Departure {
  readonly options: WriteOptions
  readonly ready: (publication: Publication) => Leaving
}

/** What the file of these publications needs to know before the first is written. */
export async function departureOf(
  context: Context,
  ids: readonly string[],
  choice: { readonly language: InterfaceLanguage; readonly notes: NoteChoice },
): Promise<Departure> {
  const labels = await labelIndex(context.db)
  const pathOf = pathsOf(await liveCollections(context.db))
  const used = await collectionsOf(context.db, ids)
  const keys = new Keys()
  const collections = [...used]
    .sort()
    .map(pathOf)
    .filter((path) => path.length > 0)
  return {
    options: {
      language: choice.language,
      labelOf: (id, language) => {
        const names = labels.get(id)?.prefLabel
        return names?.[language] ?? names?.['en'] ?? names?.['fr'] ?? null
      },
      collections,
      languages: await languagesOf(context.db, ids),
    },
    ready: (publication) => {
      const { id, origins: _o, createdAt: _c, modifiedAt: _m, trashedAt: _t, ...fields } = publication
      const notes = fields.notes.filter(
        ({ shareable }) => choice.notes === 'all' || (shareable && choice.notes !== 'none'),
      )
      const paths = fields.collections.map(pathOf).filter((path) => path.length > 0)
      const portable = {
        ...fields,
        notes: notes.map(({ text, shareable }) => ({ text, shareable })),
        collections: paths,
      }
      return { id, key: keys.of(fields), fields: portable }
    },
  }
}
