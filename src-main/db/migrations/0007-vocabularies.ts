import type { Migration } from '../migrate.ts'

/** Vocabularies of others: what SKOS says beyond labels and place, and taking an import back. */
export const migration0007: Migration = {
  version: 7,
  name: 'vocabularies',
  sql: `
-- IRI under which the makers of a vocabulary know it, and its title by language; both empty for Cartable's own.
alter table vocabularies add column iri text;
alter table vocabularies add column title text not null default '{}' check (json_valid(title));
-- Hidden labels, notes of each kind, mappings, further parents; null where there are none.
alter table concepts add column details text check (json_valid(details));
-- Null as long as a concept is as it came with Cartable.
alter table concepts add column modified_at text;
-- A concept in the trash is seen no more, but where something still carries it.
alter table concepts add column trashed_at text;
`,
}
