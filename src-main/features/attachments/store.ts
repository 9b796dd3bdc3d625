import type { Reader } from '../../base/context.ts'
import type { Attachment, Source } from '../../contract/publications.ts'
import type { Schema } from '../../db/schema.ts'

type Row = Schema['attachments']

function toAttachment(row: Omit<Row, 'facts' | 'field_text'>): Attachment {
  return {
    id: row.id,
    publicationId: row.publication_id,
    sha256: row.sha256,
    byteSize: row.byte_size,
    mediaType: row.media_type,
    fileName: row.file_name,
    language: row.language,
    pageCount: row.page_count,
    state: row.state as Attachment['state'],
    engine: row.engine as Attachment['engine'],
    encrypted: row.encrypted === 1,
    signed: row.signed === 1,
    hasThumbnail: row.has_thumbnail === 1,
    addedAt: row.added_at,
    supersededBy: row.superseded_by,
    derivedFrom: row.derived_from,
    trashedAt: row.trashed_at,
  }
}

const COLUMNS = [
  'id',
  'publication_id',
  'sha256',
  'byte_size',
  'media_type',
  'file_name',
  'language',
  'page_count',
  'state',
  'engine',
  'encrypted',
  'signed',
  'has_thumbnail',
  'added_at',
  'superseded_by',
  'derived_from',
  'trashed_at',
] as const

/** Files of a publication, those in the trash too, oldest first. */
export async function allFilesOf(db: Reader, publicationId: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachments')
    .select(COLUMNS)
    .where('publication_id', '=', publicationId)
    .orderBy('id')
    .execute()
  return rows.map(toAttachment)
}

/** Files of a publication that are not in the trash, oldest first. */
export async function attachmentsOf(db: Reader, publicationId: string): Promise<Attachment[]> {
  return (await allFilesOf(db, publicationId)).filter(({ trashedAt }) => trashedAt === null)
}

/** An attachment by its id, also one in the trash, or null. */
export async function findAttachment(db: Reader, id: string): Promise<Attachment | null> {
  const row = await db.selectFrom('attachments').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? toAttachment(row) : null
}

/** The attachment that holds these very bytes, if any, also one in the trash. */
export async function findByHash(db: Reader, sha256: string): Promise<Attachment | null> {
  const row = await db
    .selectFrom('attachments')
    .select(COLUMNS)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ? toAttachment(row) : null
}

/** Every attachment, for checks. */
export async function allAttachments(db: Reader): Promise<Attachment[]> {
  const rows = await db.selectFrom('attachments').select(COLUMNS).orderBy('id').execute()
  return rows.map(toAttachment)
}

/** Inserts an attachment. `facts` is JSON of what the file says of itself; `fieldText` the values of its form. */
export async function insertAttachment(
  db: Reader,
  attachment: Attachment,
  facts: string,
  fieldText: string,
): Promise<void> {
  await db
    .insertInto('attachments')
    .values({ ...toColumns(attachment), facts, field_text: fieldText })
    .execute()
}

/** Replaces what is known of a file, for instance once its password was given. */
export async function updateAttachment(
  db: Reader,
  attachment: Attachment,
  facts: string,
  fieldText: string,
): Promise<void> {
  await db
    .updateTable('attachments')
    .set({ ...toColumns(attachment), facts, field_text: fieldText })
    .where('id', '=', attachment.id)
    .execute()
}

function toColumns(attachment: Attachment): Omit<Row, 'facts' | 'field_text'> {
  return {
    id: attachment.id,
    publication_id: attachment.publicationId,
    sha256: attachment.sha256,
    byte_size: attachment.byteSize,
    media_type: attachment.mediaType,
    file_name: attachment.fileName,
    language: attachment.language,
    page_count: attachment.pageCount,
    state: attachment.state,
    engine: attachment.engine,
    encrypted: attachment.encrypted ? 1 : 0,
    signed: attachment.signed ? 1 : 0,
    has_thumbnail: attachment.hasThumbnail ? 1 : 0,
    added_at: attachment.addedAt,
    superseded_by: attachment.supersededBy,
    derived_from: attachment.derivedFrom,
    trashed_at: attachment.trashedAt,
  }
}

/** Sets the language of a file; null where it is not known. */
export async function setLanguage(db: Reader, id: string, language: string | null): Promise<void> {
  await db.updateTable('attachments').set({ language }).where('id', '=', id).execute()
}

/** Sets the edition that took the place of a file; null where none did. */
export async function setSupersededBy(db: Reader, id: string, by: string | null): Promise<void> {
  await db.updateTable('attachments').set({ superseded_by: by }).where('id', '=', id).execute()
}

/** Sets when a file went to the trash; null takes it out again. */
export async function setTrashed(db: Reader, id: string, trashedAt: string | null): Promise<void> {
  await db.updateTable('attachments').set({ trashed_at: trashedAt }).where('id', '=', id).execute()
}

/** Moves a file to another publication, and with it where it came from. */
export async function setPublication(db: Reader, id: string, publicationId: string): Promise<void> {
  const place = { publication_id: publicationId }
  await db.updateTable('attachments').set(place).where('id', '=', id).execute()
  await db.updateTable('sources').set(place).where('attachment_id', '=', id).execute()
}

/** Ids of the sources of a publication that belong to none of its files. */
export async function ownSourcesOf(db: Reader, publicationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sources')
    .select('id')
    .where('publication_id', '=', publicationId)
    .where('attachment_id', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The publication of a source that belongs to no file, or null. */
export async function findSource(db: Reader, id: string): Promise<{ publicationId: string } | null> {
  const row = await db
    .selectFrom('sources')
    .select('publication_id')
    .where('id', '=', id)
    .where('attachment_id', 'is', null)
    .executeTakeFirst()
  return row ? { publicationId: row.publication_id } : null
}

/** Moves a source to another publication. */
export async function setSourcePublication(db: Reader, id: string, publicationId: string): Promise<void> {
  await db.updateTable('sources').set({ publication_id: publicationId }).where('id', '=', id).execute()
}

/** Where a publication and its files came from, oldest first. */
export async function sourcesOf(db: Reader, publicationId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('sources')
    .selectAll()
    .where('publication_id', '=', publicationId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    attachmentId: row.attachment_id,
    kind: row.kind as Source['kind'],
    path: row.path,
    url: row.url,
    referrer: row.referrer,
    retrievedAt: row.retrieved_at,
  }))
}

/** Records where a publication or a file of it came from. */
export async function insertSource(db: Reader, publicationId: string, source: Source): Promise<void> {
  await db
    .insertInto('sources')
    .values({
      id: source.id,
      publication_id: publicationId,
      attachment_id: source.attachmentId,
      kind: source.kind,
      path: source.path,
      url: source.url,
      referrer: source.referrer,
      retrieved_at: source.retrievedAt,
    })
    .execute()
}
