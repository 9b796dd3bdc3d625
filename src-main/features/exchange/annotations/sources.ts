import { sql } from 'kysely'
import type { Context, Reader } from '../../../base/context.ts'
import type { AnnotatedSource } from '../../../contract/exchange.ts'
import type { Attachment } from '../../../contract/publications.ts'
import { findAttachment, findByHash } from '../../attachments/index.ts'
import { findAnnotations } from '../../annotations/index.ts'
import type { AnnotationsReading, IncomingMark } from './read.ts'

const HASH = /^urn:sha256:([0-9a-f]{64})$/i

/** Marks without any source are about one thing, which has no name. */
export const NO_SOURCE = ''

/** The mark that a chain of answers leads to. A ring ends where it began. */
export function rootOf(mark: IncomingMark, byId: ReadonlyMap<string, IncomingMark>): IncomingMark {
  let at = mark
  for (let step = 0; step < 1000 && at.parentId !== null; step += 1) {
    const parent = byId.get(at.parentId)
    if (!parent) break
    at = parent
  }
  return at
}

const withoutFragment = (address: string): string => address.replace(/#.*$/s, '')

/** File name at the end of an address or a path. */
function fileNameIn(address: string): string | null {
  const last = /([^/\\?#]+)(?:[?#].*)?$/s.exec(address)?.[1] ?? ''
  try {
    const name = decodeURIComponent(last)
    return /\.[a-z0-9]{2,5}$/i.test(name) ? name : null
  } catch {
    return null
  }
}

/** The attachment of ids, where they are one. */
async function only(db: Reader, ids: readonly { id: string | null }[]): Promise<Attachment | null> {
  const [first, ...more] = ids
  if (!first?.id || more.length > 0) return null
  const found = await findAttachment(db, first.id)
  return found && found.trashedAt === null ? found : null
}

/** The attachment that was obtained from an address; null where none or several were. */
async function byAddress(db: Reader, address: string): Promise<Attachment | null> {
  if (!/^https?:/i.test(address)) return null
  const { rows } = await sql<{ id: string }>`
    select distinct attachments.id from sources join attachments on attachments.id = sources.attachment_id
    where attachments.trashed_at is null and sources.url in (${address}, ${withoutFragment(address)})
  `.execute(db)
  return only(db, rows)
}

/** The one attachment whose file is called so. */
async function byName(db: Reader, name: string): Promise<Attachment | null> {
  const { rows } = await sql<{ id: string }>`
    select id from attachments where trashed_at is null and lower(file_name) = lower(${name}) limit 2
  `.execute(db)
  return only(db, rows)
}

/** A file of the library and how it was found. */
export interface FoundFile {
  readonly attachment: Attachment
  readonly by: NonNullable<AnnotatedSource['by']>
}

/** The file that a source is: by its hash, else by an address it came from, else by its name. */
async function fileOf(db: Reader, source: string, via: readonly string[]): Promise<FoundFile | null> {
  const hash = HASH.exec(source)?.[1]
  const same = hash === undefined ? null : await findByHash(db, hash.toLowerCase())
  if (same && same.trashedAt === null) return { attachment: same, by: 'sha256' }
  const addresses = [source, ...via]
  for (const address of addresses) {
    const attachment = await byAddress(db, address)
    if (attachment) return { attachment, by: 'url' }
  }
  for (const address of addresses) {
    const name = fileNameIn(address)
    const attachment = name === null ? null : await byName(db, name)
    if (attachment) return { attachment, by: 'name' }
  }
  return null
}

/** Marks of a source, and the file that it is. */
export interface FoundSource {
  readonly source: string
  readonly marks: readonly IncomingMark[]
  readonly file: FoundFile | null
}

/**
 * What the marks of a file are about, and which files of the library that is.
 * @param chosen file for sources that no file is found for
 */
export async function sourcesOf(
  { db }: Context,
  reading: AnnotationsReading,
  chosen: Attachment | null,
): Promise<FoundSource[]> {
  const byId = new Map(reading.marks.map((mark) => [mark.markId, mark]))
  const bySource = Map.groupBy(reading.marks, (mark) => rootOf(mark, byId).source ?? NO_SOURCE)
  const found: FoundSource[] = []
  for (const [source, marks] of bySource) {
    const via = [...new Set(marks.flatMap((mark) => mark.via))].slice(0, 20)
    const file = await fileOf(db, source, via)
    found.push({ source, marks, file: file ?? (chosen && { attachment: chosen, by: 'chosen' }) })
  }
  return found
}

/** Ids of marks that the library has, those in the trash left out. */
export async function knownIds(db: Reader, marks: readonly IncomingMark[]): Promise<Set<string>> {
  const found = await findAnnotations(
    db,
    marks.map(({ markId }) => markId),
  )
  return new Set(found.flatMap(({ id, trashedAt }) => (trashedAt === null ? [id] : [])))
}
