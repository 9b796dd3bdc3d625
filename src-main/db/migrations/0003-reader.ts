import type { Migration } from '../migrate.ts'

/**
 * What the reader keeps: where a person was in each file, what the colours of marks mean in this library, and what
 * became of marks and files when a new edition took the place of an old one.
 */
export const migration0003: Migration = {
  version: 3,
  name: 'reader',
  sql: `
-- How a file was last shown: page, zoom, layout. Not an edit: nothing of it is in the history.
create table reading_places (
  attachment_id text primary key not null references attachments (id) on delete cascade,
  place text not null check (json_valid(place)),
  read_at text not null
) strict, without rowid;

-- Names of mark colours in this library, by the number of their key; those without a row keep their usual names.
create table mark_meanings (
  key integer primary key not null check (key between 1 and 6),
  names text not null check (json_valid(names))
) strict;

-- exact: the place that a person gave it; moved: found again by its quote in a new edition; lost: not found there, a
-- person has to place it. The page and quads of a lost mark are those of the edition before.
alter table annotations add column anchoring text not null default 'exact'
  check (anchoring in ('exact', 'moved', 'lost'));

-- Who made a mark that somebody else took over since.
alter table annotations add column first_author text;

-- The edition that took the place of this file, and the file that this one was made from (a PDF of a web page).
alter table attachments add column superseded_by text references attachments (id);
alter table attachments add column derived_from text references attachments (id);
`,
}
