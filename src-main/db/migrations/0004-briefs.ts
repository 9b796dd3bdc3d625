import type { Migration } from '../migrate.ts'

/** Briefs and what stands in them. */
export const migration0004: Migration = {
  version: 4,
  name: 'briefs',
  sql: `
create table briefs (
  id text primary key not null,
  title text not null,
  subtitle text not null,
  author text not null,
  issued text,
  language text not null check (language in ('fr', 'en')),
  template text not null,
  style text not null,
  options text not null check (json_valid(options)),
  created_at text not null,
  modified_at text not null,
  trashed_at text
) strict, without rowid;

-- An excerpt keeps what its mark said and where it came from, so it outlives mark and file: neither is referenced.
-- rank is a key between those of its neighbours, so that moving an item changes no other.
create table brief_items (
  id text primary key not null,
  brief_id text not null references briefs (id) on delete cascade,
  rank text not null,
  kind text not null check (kind in ('heading', 'paragraph', 'excerpt', 'pages')),
  annotation_id text,
  attachment_id text,
  content text not null check (json_valid(content)),
  trashed_at text
) strict, without rowid;
create index brief_items_by_brief on brief_items (brief_id, rank, id);
create index brief_items_by_annotation on brief_items (annotation_id) where annotation_id is not null;

-- Briefs whose record is older than their rows.
create table brief_queue (
  brief_id text primary key not null
) strict, without rowid;
`,
}
