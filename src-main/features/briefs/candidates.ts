import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Context, Reader } from '../../base/context.ts'
import { type AnnotationKind, colourKey } from '../../contract/annotations.ts'
import type { Candidate, MarkQuery } from '../../contract/briefs.ts'
import { titleIn } from '../../contract/values.ts'
import { foldText, foldWords } from '../search/index.ts'
import { conceptTree, type ConceptTree } from './concepts.ts'
import { briefsOfMarks } from './store.ts'

interface Row {
  readonly id: string
  readonly publication: string
  readonly attachment: string
  readonly title: string
  readonly language: string | null
  readonly page: number
  readonly label: string | null
  readonly kind: AnnotationKind
  readonly colour: string
  readonly quote: string | null
  readonly comment: string
  readonly rect: string
  readonly modified: string
}

const listed = (values: readonly string[]): RawBuilder<unknown> =>
  sql`(select value from json_each(${JSON.stringify(values)}))`

/** The mark or its publication is about one of these concepts. */
function isAbout(concepts: readonly string[]): RawBuilder<SqlBool> {
  const any = listed(concepts)
  return sql<SqlBool>`(
    exists (select 1 from json_each(m.concepts) where value in ${any})
    or exists (select 1 from publication_concepts c where c.publication_id = p.id and c.concept_id in ${any})
    or exists (select 1 from publication_agents g where g.publication_id = p.id and g.concept_id in ${any})
    or p.type in ${any} or p.series_concept in ${any}
  )`
}

function isBelow(collection: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`p.id in (
    with recursive below (id) as (
      select ${collection} union select c.id from collections c join below b on c.parent_id = b.id
      where c.trashed_at is null
    )
    select publication_id from collection_publications where collection_id in (select id from below)
  )`
}

function conditions(query: MarkQuery, tree: ConceptTree): RawBuilder<SqlBool>[] {
  const schemes = Map.groupBy(query.concepts, (id) => id.slice(0, id.indexOf(':')))
  return [
    ...[...schemes.values()].map((ids) => isAbout(ids.flatMap((id) => tree.below(id)))),
    ...(query.publicationIds.length > 0 ? [sql<SqlBool>`p.id in ${listed(query.publicationIds)}`] : []),
    ...(query.collectionId === undefined ? [] : [isBelow(query.collectionId)]),
    ...(query.since === undefined ? [] : [sql<SqlBool>`m.modified_at >= ${query.since}`]),
  ]
}

/** Answers and marks without a place in this edition are none; nor are those of an edition that was replaced. */
async function rowsOf(db: Reader, query: MarkQuery): Promise<readonly Row[]> {
  const more = conditions(query, await conceptTree(db))
  const { rows } = await sql<Row>`
    select m.id, p.id as publication, a.id as attachment, p.title, a.language, m.page_index as page, g.label,
      m.kind, m.colour, m.quote, m.comment, m.rect, m.modified_at as modified
    from annotations m
    join attachments a on a.id = m.attachment_id
    join publications p on p.id = a.publication_id
    left join pages g on g.attachment_id = a.id and g.page_index = m.page_index
    where m.trashed_at is null and p.trashed_at is null and m.in_reply_to is null and m.anchoring <> 'lost'
      and a.superseded_by is null and a.trashed_at is null ${more.length === 0 ? sql`` : sql`and ${sql.join(more, sql` and `)}`}
  `.execute(db)
  return rows
}

/** Whether the words stand in quotation or comment, each as a part of a word at least. */
function says(words: readonly string[], { quote, comment }: Row): boolean {
  if (words.length === 0) return true
  const text = foldText(`${quote ?? ''}\n${comment}`)
  return words.every((word) => text.includes(word))
}

const topOf = ({ rect }: Row): number => (JSON.parse(rect) as number[])[3] ?? 0

/** By title, then in reading order. */
function sorted(rows: readonly (Row & { readonly name: string })[]): (Row & { readonly name: string })[] {
  const names = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })
  return rows.toSorted(
    (a, b) =>
      names.compare(a.name, b.name) ||
      a.attachment.localeCompare(b.attachment) ||
      a.page - b.page ||
      topOf(b) - topOf(a) ||
      a.id.localeCompare(b.id),
  )
}

/** Marks that can be put into a brief: those that meet all conditions, by publication in reading order. */
export async function candidates(
  context: Context,
  query: MarkQuery & { readonly limit: number },
): Promise<{ total: number; marks: Candidate[] }> {
  const words = foldWords(query.text)
  const colours = new Set(query.colours)
  const found = (await rowsOf(context.db, query)).filter(
    (row) => (colours.size === 0 || colours.has(colourKey(row.colour))) && says(words, row),
  )
  const named = found.map((row) => {
    const title = JSON.parse(row.title) as Record<string, string>
    return { ...row, name: titleIn(title, row.language ?? 'en') }
  })
  const first = sorted(named).slice(0, query.limit)
  const briefs = await briefsOfMarks(
    context.db,
    first.map(({ id }) => id),
  )
  const marks = first.map((row): Candidate => {
    const { id, language, kind, colour, quote, comment } = row
    return {
      annotationId: id,
      publicationId: row.publication,
      attachmentId: row.attachment,
      title: row.name,
      ...{ language, kind, colour, quote, comment },
      pageIndex: row.page,
      pageLabel: row.label,
      modifiedAt: row.modified,
      briefs: briefs.get(id) ?? [],
    }
  })
  return { total: found.length, marks }
}
