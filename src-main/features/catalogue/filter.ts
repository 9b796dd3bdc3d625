import { type ExpressionBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import { CartableError } from '../../contract/errors.ts'
import type { ListFilter } from '../../contract/publications.ts'
import type { Schema } from '../../db/schema.ts'
import { conceptOf, foldLabel, type LabelIndex } from '../vocabulary/index.ts'

type Query<O> = SelectQueryBuilder<Schema, 'publications', O>
type Builder = ExpressionBuilder<Schema, 'publications'>

/** `2019`, `2019..2021`, `2019..`, `..2021` → first and last year, null for open. @throws CartableError INVALID_VALUE */
export function parseYears(value: string): { from: number | null; to: number | null } {
  const match = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(value.trim())
  const [, first, dots, last] = match ?? []
  if (
    !match ||
    (first === undefined && last === undefined) ||
    (first !== undefined && last !== undefined && !dots)
  ) {
    throw new CartableError('INVALID_VALUE', { field: 'year', value })
  }
  const from = first === undefined ? null : Number(first)
  return { from, to: last === undefined ? (dots ? null : from) : Number(last) }
}

function hasLanguage(eb: Builder, language: string) {
  const file = eb
    .selectFrom('attachments')
    .select('attachments.id')
    .whereRef('attachments.publication_id', '=', 'publications.id')
    .where('attachments.language', '=', language)
    .where('attachments.trashed_at', 'is', null)
  const stated = sql<SqlBool>`exists (select 1 from json_each(publications.languages) where value = ${language})`
  return eb.or([eb.exists(file), stated])
}

function hasTag(eb: Builder, tag: string, labels: LabelIndex) {
  const found = labels.resolve(tag)
  if (found.kind === 'many') conceptOf(labels, tag)
  const keyword = eb
    .selectFrom('publication_keywords')
    .select('publication_id')
    .whereRef('publication_id', '=', 'publications.id')
    .where('folded', '=', foldLabel(tag))
  if (found.kind !== 'one') return eb.exists(keyword)
  const id = found.id
  const concept = eb
    .selectFrom('publication_concepts')
    .select('publication_id')
    .whereRef('publication_id', '=', 'publications.id')
    .where('concept_id', '=', id)
  return eb.or([eb.exists(concept), eb.exists(keyword), eb('type', '=', id), eb('series_concept', '=', id)])
}

function hasPublisher(eb: Builder, publisher: string, labels: LabelIndex) {
  const found = labels.resolve(publisher, { scheme: 'organisation' })
  const agents = eb
    .selectFrom('publication_agents')
    .select('publication_id')
    .whereRef('publication_id', '=', 'publications.id')
  return eb.exists(
    found.kind === 'one'
      ? agents.where('concept_id', '=', found.id)
      : agents.where('name', 'like', `%${publisher.replace(/[%_]/g, '')}%`),
  )
}

/** Narrows a query over publications by a filter. @throws CartableError for a value that means nothing */
export function applyFilter<O>(query: Query<O>, filter: ListFilter, labels: LabelIndex): Query<O> {
  let q = query.where('trashed_at', filter.trashed ? 'is not' : 'is', null)
  if (filter.state) q = q.where('state', '=', filter.state)
  if (filter.read) q = q.where('read_state', '=', filter.read)
  if (filter.type !== undefined) q = q.where('type', '=', conceptOf(labels, filter.type, 'publication-type'))
  if (filter.series !== undefined)
    q = q.where('series_concept', '=', conceptOf(labels, filter.series, 'series'))
  if (filter.year !== undefined) {
    const { from, to } = parseYears(filter.year)
    if (from !== null) q = q.where('issued_year', '>=', from)
    if (to !== null) q = q.where('issued_year', '<=', to)
  }
  const { lang, publisher, keyword, collection } = filter
  if (lang !== undefined) q = q.where((eb) => hasLanguage(eb, lang))
  if (publisher !== undefined) q = q.where((eb) => hasPublisher(eb, publisher, labels))
  for (const tag of filter.tag ?? []) q = q.where((eb) => hasTag(eb, tag, labels))
  if (keyword !== undefined) {
    q = q.where('id', 'in', (eb) =>
      eb.selectFrom('publication_keywords').select('publication_id').where('folded', '=', foldLabel(keyword)),
    )
  }
  if (collection !== undefined) {
    q = q.where('id', 'in', (eb) =>
      eb
        .selectFrom('collection_publications')
        .innerJoin('collections', 'collections.id', 'collection_id')
        .select('publication_id')
        .where((inner) =>
          inner.or([inner('collections.id', '=', collection), inner('name', '=', collection)]),
        ),
    )
  }
  return q
}
