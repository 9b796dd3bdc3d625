import { edtfSortKey, edtfYear } from '../../contract/edtf.ts'
import type { FacetName } from '../../contract/facets.ts'
import type { ListFilter, ListSort, Publication } from '../../contract/publications.ts'
import { titleIn } from '../../contract/values.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import type { Library } from '../../core/library.ts'
import { sortKey } from './order.ts'

/** Everything of the library, read one by one: what the index must agree with. */
export async function everything(library: Library): Promise<Publication[]> {
  const rows = await library.context.db.selectFrom('publications').select('id').execute()
  return Promise.all(rows.map(({ id }) => library.client.publications.get({ id })))
}

function broaderOf(concepts: readonly Concept[], id: string): string[] {
  const above = concepts.find((concept) => concept.id === id)?.broader
  return above ? [id, ...broaderOf(concepts, above)] : [id]
}

/** Values of a facet that a publication carries, worked out plainly. */
export function valuesOf(
  publication: Publication,
  name: FacetName,
  concepts: readonly Concept[],
): Set<string> {
  const own = (id: string): string[] => {
    const scheme = id.split(':')[0] ?? ''
    return broaderOf(concepts, id).filter((each) => each.startsWith(`${scheme}:`))
  }
  const tags = (scheme: string): string[] =>
    publication.concepts.flatMap((id) => broaderOf(concepts, id)).filter((id) => id.startsWith(`${scheme}:`))
  const year = publication.issued === null ? null : edtfYear(publication.issued)
  const found: Partial<Record<FacetName, string[]>> = {
    publisher: publication.publishers.flatMap((agent) =>
      agent.conceptId === null ? [`name:${agent.name}`] : own(agent.conceptId),
    ),
    type: publication.type === null ? [] : own(publication.type),
    year: year === null ? [] : [String(year)],
    region: tags('region'),
    country: tags('country'),
    domain: tags('rabat-domain'),
    theme: tags('theme'),
    'scheme:route': tags('route'),
    read: [publication.readState],
  }
  return new Set(found[name] ?? [])
}

/** Whether a publication meets a filter, but for one facet. */
export function meets(
  publication: Publication,
  filter: ListFilter,
  concepts: readonly Concept[],
  but?: FacetName,
): boolean {
  const chosen = Object.entries(filter.facets ?? {}) as [FacetName, string[]][]
  const { state, read, trashed = false } = filter
  return (
    (publication.trashedAt !== null) === trashed &&
    (state === undefined || publication.state === state) &&
    (read === undefined || publication.readState === read) &&
    chosen.every(([name, values]) => {
      if (name === but || values.length === 0) return true
      const own = valuesOf(publication, name, concepts)
      return values.some((value) => own.has(value))
    })
  )
}

function keyOf(publication: Publication, by: ListSort['by'], concepts: readonly Concept[]): string | null {
  const label = (id: string): string => concepts.find((concept) => concept.id === id)?.prefLabel['fr'] ?? id
  const [first] = publication.publishers
  switch (by) {
    case 'issued':
      return publication.issued === null ? null : edtfSortKey(publication.issued)
    case 'title':
      return sortKey(titleIn(publication.title, 'fr'))
    case 'publisher':
      return first ? sortKey(first.conceptId === null ? first.name : label(first.conceptId)) : null
    case 'type':
      return publication.type === null ? null : sortKey(label(publication.type))
    case 'added':
      return publication.createdAt
    case 'modified':
      return publication.modifiedAt
    case 'marks':
      return '0'
  }
}

/** Ids in the order asked for, labels in French. */
export function inOrder(
  all: readonly Publication[],
  { by, descending }: ListSort,
  concepts: readonly Concept[],
): string[] {
  const way = descending ? -1 : 1
  return all
    .map((publication) => ({ id: publication.id, key: keyOf(publication, by, concepts) }))
    .sort((a, b) => {
      if (a.key === b.key) return a.id < b.id ? 1 : -1
      if (a.key === null) return 1
      if (b.key === null) return -1
      return a.key < b.key ? -way : way
    })
    .map(({ id }) => id)
}
