import type { Migration } from '../migrate.ts'

/** What vocabularies of others say that no column holds: collections, terms of their own. */
export const migration0008: Migration = {
  version: 8,
  name: 'statements',
  sql: `
-- Statements about the vocabulary and about things beside its concepts; null where there are none.
alter table vocabularies add column extra text check (json_valid(extra));
`,
}
