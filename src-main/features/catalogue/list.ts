import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import type { LanguageMap } from '../../contract/values.ts'
import type { ListFilter, PublicationSummary } from '../../contract/publications.ts'
import type { LabelIndex } from '../vocabulary/index.ts'
import { applyFilter } from './filter.ts'

/** One page of the catalogue, newest date of issue first, undated last. */
export async function listPublications(
  db: Reader,
  labels: LabelIndex,
  input: { filter: ListFilter; limit: number; offset: number },
): Promise<{ total: number; rows: PublicationSummary[] }> {
  const base = db.selectFrom('publications')
  const counted = await applyFilter(
    base.select((eb) => eb.fn.countAll<number>().as('n')),
    input.filter,
    labels,
  ).executeTakeFirst()
  const rows = await applyFilter(base.selectAll('publications'), input.filter, labels)
    .orderBy(sql`issued_year is null`)
    .orderBy('issued_year', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const ids = rows.map((row) => row.id)
  const files = await db
    .selectFrom('attachments')
    .select(['publication_id', 'language'])
    .where('publication_id', 'in', ids)
    .execute()
  const publishers = await db
    .selectFrom('publication_agents')
    .select(['publication_id', 'name'])
    .where('publication_id', 'in', ids)
    .where('role', '=', 'publisher')
    .orderBy('position')
    .execute()
  return {
    total: counted?.n ?? 0,
    rows: rows.map((row) => {
      const own = files.filter((file) => file.publication_id === row.id)
      const languages = own.flatMap((file) => (file.language === null ? [] : [file.language]))
      return {
        id: row.id,
        title: JSON.parse(row.title) as LanguageMap,
        type: row.type,
        issued: row.issued,
        languages: [...new Set([...languages, ...(JSON.parse(row.languages) as string[])])].sort(),
        publishers: publishers.filter((p) => p.publication_id === row.id).map((p) => p.name),
        state: row.state as PublicationSummary['state'],
        readState: row.read_state as PublicationSummary['readState'],
        attachmentCount: own.length,
        trashedAt: row.trashed_at,
      }
    }),
  }
}
