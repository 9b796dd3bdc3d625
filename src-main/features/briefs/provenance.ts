import type { Reader } from '../../base/context.ts'
import type { Provenance } from '../../contract/briefs.ts'
import type { Attachment, Source } from '../../contract/publications.ts'
import { findAttachment, sourcesOf } from '../attachments/index.ts'

/** Printed numbers of pages of a file, by 0-based page; pages without one are not there. */
export async function pageLabels(db: Reader, attachmentId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('pages')
    .select(['page_index', 'label'])
    .where('attachment_id', '=', attachmentId)
    .where('label', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ page_index: at, label }) => (label ? [[at, label] as const] : [])))
}

/** What the library knows of a file that passages are taken from. */
export interface KnownFile {
  readonly attachment: Attachment
  readonly labels: ReadonlyMap<number, string>
  /** Where it came from: the source that names an address, else the oldest one. */
  readonly source: Pick<Source, 'url' | 'retrievedAt'> | null
}

/** Reads each file once, however many passages are taken from it. Files that are not there are left out. */
export async function knownFiles(db: Reader, ids: Iterable<string>): Promise<Map<string, KnownFile>> {
  const files = new Map<string, KnownFile>()
  for (const id of new Set(ids)) {
    const attachment = await findAttachment(db, id)
    if (!attachment) continue
    const own = (await sourcesOf(db, attachment.publicationId)).filter((each) => each.attachmentId === id)
    const source = own.find(({ url }) => url !== null) ?? own[0] ?? null
    files.set(id, { attachment, labels: await pageLabels(db, id), source })
  }
  return files
}

/** Where a passage comes from, as it is known now. @param pageIndex 0-based */
export function provenanceOf(
  { attachment, labels, source }: KnownFile,
  pageIndex: number,
  context: { readonly prefix: string | null; readonly suffix: string | null },
): Provenance {
  return {
    publicationId: attachment.publicationId,
    attachmentId: attachment.id,
    sha256: attachment.sha256,
    pageIndex,
    pageLabel: labels.get(pageIndex) ?? null,
    language: attachment.language,
    prefix: context.prefix,
    suffix: context.suffix,
    url: source?.url ?? null,
    retrievedAt: source?.retrievedAt ?? null,
  }
}
