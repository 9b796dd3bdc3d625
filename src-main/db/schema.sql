CREATE TABLE library (
  id text primary key not null,
  created_at text not null
) strict;

CREATE TABLE publications (
  id text primary key not null,
  title text not null check (json_valid(title)),
  subtitle text not null default '{}' check (json_valid(subtitle)),
  abstract text not null default '{}' check (json_valid(abstract)),
  type text,
  issued text,
  issued_year integer,
  temporal text,
  series_concept text,
  series_name text,
  series_number text,
  identifiers text not null default '[]' check (json_valid(identifiers)),
  rights text,
  url text not null default '{}' check (json_valid(url)),
  languages text not null default '[]' check (json_valid(languages)),
  read_state text not null check (read_state in ('unread', 'reading', 'read')),
  state text not null check (state in ('inbox', 'catalogued', 'starter')),
  origins text not null default '{}' check (json_valid(origins)),
  created_at text not null,
  modified_at text not null,
  trashed_at text
, guess text check (guess in ('sure', 'check'))) strict;

CREATE INDEX publications_by_year on publications (issued_year, id);

CREATE INDEX publications_by_type on publications (type);

CREATE TABLE publication_agents (
  publication_id text not null references publications (id) on delete cascade,
  role text not null check (role in ('creator', 'publisher')),
  position integer not null,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null,
  concept_id text,
  primary key (publication_id, role, position)
) strict, without rowid;

CREATE INDEX publication_agents_by_concept on publication_agents (concept_id) where concept_id is not null;

CREATE TABLE vocabularies (
  scheme text primary key not null
, iri text, title text not null default '{}' check (json_valid(title)), extra text check (json_valid(extra))) strict, without rowid;

CREATE TABLE concepts (
  id text primary key not null,
  scheme text not null references vocabularies (scheme),
  notation text,
  broader text,
  note text,
  source text,
  certain integer not null check (certain in (0, 1)),
  from_memory integer not null check (from_memory in (0, 1)),
  seen_in text not null default '[]' check (json_valid(seen_in)),
  roles text not null default '[]' check (json_valid(roles))
, details text check (json_valid(details)), modified_at text, trashed_at text) strict, without rowid;

CREATE INDEX concepts_by_scheme on concepts (scheme);

CREATE TABLE concept_labels (
  concept_id text not null references concepts (id) on delete cascade,
  language text not null,
  kind text not null check (kind in ('pref', 'alt')),
  position integer not null,
  label text not null,
  folded text not null,
  primary key (concept_id, language, kind, position)
) strict, without rowid;

CREATE INDEX concept_labels_by_folded on concept_labels (folded);

CREATE TABLE publication_concepts (
  publication_id text not null references publications (id) on delete cascade,
  concept_id text not null references concepts (id),
  primary key (publication_id, concept_id)
) strict, without rowid;

CREATE INDEX publication_concepts_by_concept on publication_concepts (concept_id);

CREATE TABLE publication_keywords (
  publication_id text not null references publications (id) on delete cascade,
  keyword text not null,
  folded text not null,
  primary key (publication_id, folded)
) strict, without rowid;

CREATE INDEX publication_keywords_by_folded on publication_keywords (folded);

CREATE TABLE publication_relations (
  publication_id text not null references publications (id) on delete cascade,
  kind text not null check (kind in ('translation', 'edition', 'replaces', 'part', 'related')),
  target_id text not null references publications (id) on delete cascade,
  primary key (publication_id, kind, target_id)
) strict, without rowid;

CREATE TABLE collections (
  id text primary key not null,
  parent_id text references collections (id),
  name text not null,
  trashed_at text
) strict, without rowid;

CREATE TABLE collection_publications (
  collection_id text not null references collections (id),
  publication_id text not null references publications (id) on delete cascade,
  primary key (collection_id, publication_id)
) strict, without rowid;

CREATE INDEX collection_publications_by_publication on collection_publications (publication_id);

CREATE TABLE saved_searches (
  id text primary key not null,
  name text not null,
  query text not null
, filter text not null default '{}' check (json_valid(filter)), sort text check (json_valid(sort)), trashed_at text) strict, without rowid;

CREATE TABLE notes (
  id text primary key not null,
  publication_id text not null references publications (id) on delete cascade,
  position integer not null,
  text text not null,
  shareable integer not null check (shareable in (0, 1))
) strict, without rowid;

CREATE INDEX notes_by_publication on notes (publication_id);

CREATE TABLE attachments (
  id text primary key not null,
  publication_id text not null references publications (id),
  sha256 text not null unique,
  byte_size integer not null,
  media_type text not null,
  file_name text not null,
  language text,
  page_count integer not null,
  state text not null check (state in ('ready', 'needs-password', 'unreadable')),
  engine text check (engine in ('pdfium', 'pdfjs')),
  encrypted integer not null check (encrypted in (0, 1)),
  signed integer not null check (signed in (0, 1)),
  has_thumbnail integer not null check (has_thumbnail in (0, 1)),
  facts text not null default '{}' check (json_valid(facts)),
  field_text text not null default '',
  added_at text not null
, superseded_by text references attachments (id), derived_from text references attachments (id), trashed_at text) strict;

CREATE TABLE sources (
  id text primary key not null,
  publication_id text not null references publications (id) on delete cascade,
  attachment_id text references attachments (id) on delete cascade,
  kind text not null check (kind in ('file', 'url', 'feed', 'seed')),
  path text,
  url text,
  referrer text,
  retrieved_at text not null
) strict, without rowid;

CREATE INDEX sources_by_publication on sources (publication_id);

CREATE TABLE pages (
  id integer primary key,
  attachment_id text not null references attachments (id) on delete cascade,
  page_index integer not null,
  label text,
  crop_box text not null,
  rotation integer not null,
  user_unit real not null,
  text text not null,
  words blob not null,
  unique (attachment_id, page_index)
) strict;

CREATE TABLE annotations (
  id text primary key not null,
  attachment_id text not null references attachments (id),
  page_index integer not null,
  kind text not null,
  author text not null,
  colour text not null,
  comment text not null,
  rect text not null,
  quads text not null,
  ink text not null,
  quote text,
  prefix text,
  suffix text,
  concepts text not null default '[]' check (json_valid(concepts)),
  origin text not null check (origin in ('cartable', 'file')),
  external_name text,
  in_reply_to text,
  created_at text not null,
  modified_at text not null,
  trashed_at text
, anchoring text not null default 'exact'
  check (anchoring in ('exact', 'moved', 'lost')), first_author text, ink_widths text check (json_valid(ink_widths))) strict;

CREATE INDEX annotations_by_attachment on annotations (attachment_id, page_index);

CREATE TABLE changes (
  id text primary key not null,
  command text not null,
  at text not null,
  actor text not null,
  entity text not null,
  entity_id text not null,
  field text not null,
  before text,
  after text,
  cause text not null
) strict, without rowid;

CREATE INDEX changes_by_entity on changes (entity_id, id);

CREATE INDEX changes_by_command on changes (command);

CREATE TABLE import_intents (
  sha256 text not null,
  process integer not null,
  started_at text not null,
  primary key (sha256, process)
) strict, without rowid;

CREATE TABLE sidecar_queue (
  publication_id text primary key not null
) strict, without rowid;

CREATE VIRTUAL TABLE pages_fts using fts5 (
  text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE publications_fts using fts5 (
  title, agents, tags, abstract, notes, marks, files,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE INDEX publications_for_lists on publications (
  id, title, type, issued, issued_year, series_concept, series_name, read_state, state, guess,
  created_at, modified_at, trashed_at
);

CREATE INDEX annotations_alive on annotations (attachment_id) where trashed_at is null;

CREATE TABLE kept_apart (
  id text primary key not null,
  first_id text not null references publications (id) on delete cascade,
  second_id text not null references publications (id) on delete cascade,
  trashed_at text
) strict, without rowid;

CREATE TABLE reading_places (
  attachment_id text primary key not null references attachments (id) on delete cascade,
  place text not null check (json_valid(place)),
  read_at text not null
) strict, without rowid;

CREATE TABLE mark_meanings (
  key integer primary key not null check (key between 1 and 6),
  names text not null check (json_valid(names))
) strict;

CREATE TABLE briefs (
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

CREATE TABLE brief_items (
  id text primary key not null,
  brief_id text not null references briefs (id) on delete cascade,
  rank text not null,
  kind text not null check (kind in ('heading', 'paragraph', 'excerpt', 'pages')),
  annotation_id text,
  attachment_id text,
  content text not null check (json_valid(content)),
  trashed_at text
) strict, without rowid;

CREATE INDEX brief_items_by_brief on brief_items (brief_id, rank, id);

CREATE INDEX brief_items_by_annotation on brief_items (annotation_id) where annotation_id is not null;

CREATE TABLE brief_queue (
  brief_id text primary key not null
) strict, without rowid;

CREATE INDEX attachments_by_publication on attachments (publication_id, language, trashed_at);
