import type { Migration } from '../migrate.ts'

/**
 * What the catalogue needs at 100,000 publications: whether guesses wait for a person as a column of its own, and
 * indexes that hold just the columns of a list, so that reading all of them does not read the abstracts too.
 * Stored searches get their conditions; pairs that a person keeps apart a table.
 */
export const migration0002: Migration = {
  version: 2,
  name: 'catalogue',
  sql: `
-- sure: every unaccepted guess is sure, and date and type have no other reading; check: the others; null: none waits.
alter table publications add column guess text check (guess in ('sure', 'check'));
update publications set guess = (
  select case when max(
      (key in ('issued', 'type') and coalesce(json_array_length(value, '$.alternatives'), 0) > 0)
      or coalesce(json_extract(value, '$.confidence'), 0) < 0.7
    ) then 'check' else 'sure' end
  from json_each(publications.origins) where json_extract(value, '$.by') = 'guess' having count(*) > 0
);
create index publications_for_lists on publications (
  id, title, type, issued, issued_year, series_concept, series_name, read_state, state, guess,
  created_at, modified_at, trashed_at
);

drop index attachments_by_publication;
create index attachments_by_publication on attachments (publication_id, language);
create index annotations_alive on annotations (attachment_id) where trashed_at is null;

alter table saved_searches add column filter text not null default '{}' check (json_valid(filter));
alter table saved_searches add column sort text check (json_valid(sort));
alter table saved_searches add column trashed_at text;

-- Pairs that are not one work, though they look like it.
create table kept_apart (
  id text primary key not null,
  first_id text not null references publications (id) on delete cascade,
  second_id text not null references publications (id) on delete cascade,
  trashed_at text
) strict, without rowid;
`,
}
