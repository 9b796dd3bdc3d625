import type { PublicationFields } from './publications.ts'

/** What a field is when nothing is known of it. */
export const EMPTY_FIELDS: Omit<PublicationFields, 'title'> = {
  subtitle: {},
  abstract: {},
  type: null,
  issued: null,
  temporal: null,
  creators: [],
  publishers: [],
  series: null,
  identifiers: [],
  rights: null,
  url: {},
  languages: [],
  concepts: [],
  keywords: [],
  relations: [],
  collections: [],
  notes: [],
  readState: 'unread',
  state: 'inbox',
}
