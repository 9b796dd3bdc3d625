import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import { Codes, grownTo } from './columns.ts'

/** Pages of a file; their row ids follow each other, see `writePages`. */
interface FileRow {
  readonly owner: string
  readonly language: string | null
  readonly first: number
  readonly last: number
}

/** Row ids that are searched. */
export interface PlaceRows {
  readonly files: readonly FileRow[]
  readonly records: readonly { readonly rowid: number; readonly owner: string }[]
}

/** Row ids of the pages and index entries of some publications, or of all. */
export async function readPlaces(db: Reader, ids: readonly string[] | null): Promise<PlaceRows> {
  const among =
    ids === null ? sql`` : sql`where publication_id in (select value from json_each(${JSON.stringify(ids)}))`
  const files =
    ids === null
      ? sql<FileRow>`select a.publication_id as owner, a.language, first, last
          from (select attachment_id, min(id) as first, max(id) as last from pages group by attachment_id)
          join attachments a on a.id = attachment_id`
      : sql<FileRow>`select publication_id as owner, language, min(p.id) as first, max(p.id) as last
          from attachments join pages p on p.attachment_id = attachments.id ${among} group by attachments.id`
  const records = sql<{ rowid: number; owner: string }>`
    select rowid, publication_id as owner from publications_fts_rows ${among}`
  return { files: (await files.execute(db)).rows, records: (await records.execute(db)).rows }
}

/** Which row of the catalogue a page or an index entry belongs to, so that search can count without asking for each. */
export class Places {
  /** Row of the catalogue plus one, by the row id of a page; 0 where there is none. */
  ofPage = new Uint32Array(0)
  /** The same, by the row id of an entry of the index of records. */
  ofRecord = new Uint32Array(0)
  /** Number of the language of a page's file plus one. */
  languageOfPage = new Uint16Array(0)
  readonly languages = new Codes()

  put({ files, records }: PlaceRows, rowOf: (id: string) => number | undefined): void {
    for (const { owner, language, first, last } of files) {
      const row = rowOf(owner)
      if (row === undefined) continue
      this.ofPage = grownTo(this.ofPage, last + 1, (size) => new Uint32Array(size))
      this.languageOfPage = grownTo(this.languageOfPage, last + 1, (size) => new Uint16Array(size))
      this.ofPage.fill(row + 1, first, last + 1)
      this.languageOfPage.fill(language === null ? 0 : this.languages.codeOf(language) + 1, first, last + 1)
    }
    for (const { rowid, owner } of records) {
      this.ofRecord = grownTo(this.ofRecord, rowid + 1, (size) => new Uint32Array(size))
      this.ofRecord[rowid] = (rowOf(owner) ?? -1) + 1
    }
  }
}
