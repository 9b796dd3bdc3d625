import type { Reader } from '../../base/context.ts'
import type { Annotation } from '../../contract/annotations.ts'
import type { Schema } from '../../db/schema.ts'

type Row = Schema['annotations']

/** An annotation and whether it is in the trash. */
export type StoredAnnotation = Annotation & { readonly trashedAt: string | null }

function fromRow(row: Row): StoredAnnotation {
  return {
    id: row.id,
    attachmentId: row.attachment_id,
    pageIndex: row.page_index,
    kind: row.kind as Annotation['kind'],
    author: row.author,
    firstAuthor: row.first_author,
    colour: row.colour,
    comment: row.comment,
    rect: JSON.parse(row.rect) as Annotation['rect'],
    quads: JSON.parse(row.quads) as Annotation['quads'],
    ink: JSON.parse(row.ink) as Annotation['ink'],
    inkWidths: row.ink_widths === null ? null : (JSON.parse(row.ink_widths) as number[][]),
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
    concepts: JSON.parse(row.concepts) as string[],
    origin: row.origin as Annotation['origin'],
    externalName: row.external_name,
    inReplyTo: row.in_reply_to,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    anchoring: row.anchoring as Annotation['anchoring'],
    trashedAt: row.trashed_at,
  }
}

function toRow(annotation: StoredAnnotation): Row {
  return {
    id: annotation.id,
    attachment_id: annotation.attachmentId,
    page_index: annotation.pageIndex,
    kind: annotation.kind,
    author: annotation.author,
    first_author: annotation.firstAuthor,
    colour: annotation.colour,
    comment: annotation.comment,
    rect: JSON.stringify(annotation.rect),
    quads: JSON.stringify(annotation.quads),
    ink: JSON.stringify(annotation.ink),
    ink_widths: annotation.inkWidths ? JSON.stringify(annotation.inkWidths) : null,
    quote: annotation.quote,
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    concepts: JSON.stringify(annotation.concepts),
    origin: annotation.origin,
    external_name: annotation.externalName,
    in_reply_to: annotation.inReplyTo,
    created_at: annotation.createdAt,
    modified_at: annotation.modifiedAt,
    anchoring: annotation.anchoring,
    trashed_at: annotation.trashedAt,
  }
}

/** Inserts an annotation or replaces the one with its id. */
export async function putAnnotation(db: Reader, annotation: StoredAnnotation): Promise<void> {
  const { id, ...columns } = toRow(annotation)
  await db
    .insertInto('annotations')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
}

/** An annotation, also one in the trash, or null. */
export async function findAnnotation(db: Reader, id: string): Promise<StoredAnnotation | null> {
  const row = await db.selectFrom('annotations').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

const IDS_PER_QUERY = 500

/** Annotations by their ids, also those in the trash, in no order. */
export async function findAnnotations(db: Reader, ids: readonly string[]): Promise<StoredAnnotation[]> {
  const found: StoredAnnotation[] = []
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const part = ids.slice(start, start + IDS_PER_QUERY)
    const rows = await db.selectFrom('annotations').selectAll().where('id', 'in', part).execute()
    found.push(...rows.map(fromRow))
  }
  return found
}

/** Marks of a file that are not in the trash, in reading order: by page, then from the top, then from the left. */
export async function annotationsOf(db: Reader, attachmentId: string): Promise<Annotation[]> {
  const rows = await db
    .selectFrom('annotations')
    .selectAll()
    .where('attachment_id', '=', attachmentId)
    .where('trashed_at', 'is', null)
    .orderBy('page_index')
    .orderBy('id')
    .execute()
  return rows.map(fromRow).map(withoutTrash).sort(inReadingOrder)
}

/** Marks that the file has and that a person put in the trash: a copy must not have them. */
export async function removedMarks(db: Reader, attachmentId: string): Promise<Annotation[]> {
  const rows = await db
    .selectFrom('annotations')
    .selectAll()
    .where('attachment_id', '=', attachmentId)
    .where('origin', '=', 'file')
    .where('trashed_at', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(fromRow).map(withoutTrash)
}

function withoutTrash({ trashedAt: _, ...annotation }: StoredAnnotation): Annotation {
  return annotation
}

function inReadingOrder(a: Annotation, b: Annotation): number {
  return a.pageIndex - b.pageIndex || b.rect[3] - a.rect[3] || a.rect[0] - b.rect[0]
}

/** Marks of a publication's files, also those in the trash, for its sidecar. */
export async function annotationsOfPublication(
  db: Reader,
  publicationId: string,
): Promise<StoredAnnotation[]> {
  const rows = await db
    .selectFrom('annotations')
    .innerJoin('attachments', 'attachments.id', 'annotations.attachment_id')
    .selectAll('annotations')
    .where('publication_id', '=', publicationId)
    .orderBy('annotations.id')
    .execute()
  return rows.map(fromRow)
}

/** Ids of those annotations that somebody changed since they were taken over from a file. */
export async function editedIds(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('changes')
    .select('entity_id')
    .distinct()
    .where('entity', '=', 'annotation')
    .where('entity_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.entity_id))
}
