import { newId } from '../../base/ids.ts'
import type { DuplicateChoice, RecordDuplicate, RecordProblem } from '../../contract/exchange.ts'
import type { Publication, PublicationFields } from '../../contract/publications.ts'
import type { PortableRecord } from '../../formats/record.ts'
import { insertSource } from '../attachments/index.ts'
import type { Command } from '../history/index.ts'
import { addPublication, applyEdit, requirePublication } from '../publications/index.ts'
import type { CollectionPaths } from './collecting.ts'
import type { ResolvedFields } from './resolve.ts'

/** A record that is ready to come in. */
export interface Ready {
  readonly record: PortableRecord
  /** Id that its publication gets where it becomes a new one. */
  readonly id: string
  readonly fields: ResolvedFields
  readonly duplicate: RecordDuplicate | null
  readonly problems: readonly RecordProblem[]
}

/** What all records of a file share. */
export interface Entering {
  readonly duplicates: DuplicateChoice
  readonly collections: CollectionPaths
  /** Collection that all of them go into. */
  readonly collection: string | null
  /** File that they come from. */
  readonly source: string
}

/** What became of a record. */
export interface EnteredRecord {
  readonly outcome: 'added' | 'filled' | 'skipped'
  readonly publicationId: string
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0)

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]

/** What a record adds to a publication: empty fields, other languages, more tags. Nothing that is there is changed. */
export function additions(
  publication: Publication,
  incoming: ResolvedFields & Pick<PublicationFields, 'collections' | 'notes'>,
): Partial<PublicationFields> {
  const fields: Partial<PublicationFields> = {}
  const { readState: _r, state: _s, ...rest } = incoming
  for (const [name, value] of Object.entries(rest)) {
    const field = name as keyof typeof rest
    if (isEmpty(publication[field]) && !isEmpty(value)) Object.assign(fields, { [field]: value })
  }
  for (const field of ['title', 'subtitle', 'abstract', 'url'] as const) {
    const merged = { ...incoming[field], ...publication[field] }
    if (Object.keys(merged).length > Object.keys(publication[field]).length) fields[field] = merged
  }
  for (const field of ['concepts', 'keywords', 'identifiers', 'collections'] as const) {
    const merged = union(publication[field], incoming[field])
    if (merged.length > publication[field].length) fields[field] = merged
  }
  const texts = new Set(publication.notes.map(({ text }) => text))
  const notes = incoming.notes.filter(({ text }) => !texts.has(text))
  if (notes.length > 0) fields.notes = [...publication.notes, ...notes]
  return fields
}

async function whole(edit: Command, { record, fields }: Ready, { collections, collection }: Entering) {
  const ids: string[] = collection === null ? [] : [collection]
  for (const path of record.fields.collections) ids.push(await collections.idOf(edit, path))
  const notes = record.fields.notes.slice(0, 500).map(({ text, shareable }) => ({
    id: newId(),
    text: text.slice(0, 100_000),
    shareable,
  }))
  return { ...fields, collections: union(ids, []), notes }
}

/** Enters one record inside a command. @throws CartableError as an edit does */
export async function enterRecord(edit: Command, ready: Ready, entering: Entering): Promise<EnteredRecord> {
  const { duplicate } = ready
  if (duplicate !== null && entering.duplicates === 'skip')
    return { outcome: 'skipped', publicationId: duplicate.publicationId }
  const incoming = await whole(edit, ready, entering)
  if (duplicate !== null && entering.duplicates === 'fill') {
    const { publicationId } = duplicate
    const fields = additions(await requirePublication(edit.trx, publicationId), incoming)
    const changed = Object.keys(fields).length === 0 ? 0 : await applyEdit(edit, publicationId, fields)
    return { outcome: changed > 0 ? 'filled' : 'skipped', publicationId }
  }
  const own = duplicate?.publicationId === ready.id ? newId() : ready.id
  const publicationId = await addPublication(edit, { ...incoming, relations: [] }, {}, own)
  await insertSource(edit.trx, publicationId, {
    id: newId(),
    attachmentId: null,
    kind: 'file',
    path: entering.source,
    url: null,
    referrer: null,
    retrievedAt: edit.at,
  })
  return { outcome: 'added', publicationId }
}
