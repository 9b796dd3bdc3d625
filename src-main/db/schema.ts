import type { Generated } from 'kysely'

/** Rows as SQLite holds them. JSON columns are strings here; stores parse them. Mirrors `schema.sql` (tested). */
export interface Schema {
  library: { id: string; created_at: string }
  publications: {
    id: string
    title: string
    subtitle: string
    abstract: string
    type: string | null
    issued: string | null
    issued_year: number | null
    temporal: string | null
    series_concept: string | null
    series_name: string | null
    series_number: string | null
    identifiers: string
    rights: string | null
    url: string
    languages: string
    read_state: string
    state: string
    origins: string
    created_at: string
    modified_at: string
    trashed_at: string | null
    guess: 'sure' | 'check' | null
  }
  publication_agents: {
    publication_id: string
    role: 'creator' | 'publisher'
    position: number
    kind: string
    name: string
    concept_id: string | null
  }
  vocabularies: {
    scheme: string
    iri: string | null
    title: Generated<string>
    extra: Generated<string | null>
  }
  concepts: {
    id: string
    scheme: string
    notation: string | null
    broader: string | null
    note: string | null
    source: string | null
    certain: number
    from_memory: number
    seen_in: string
    roles: string
    details: string | null
    modified_at: string | null
    trashed_at: string | null
  }
  concept_labels: {
    concept_id: string
    language: string
    kind: 'pref' | 'alt'
    position: number
    label: string
    folded: string
  }
  publication_concepts: { publication_id: string; concept_id: string }
  publication_keywords: { publication_id: string; keyword: string; folded: string }
  publication_relations: { publication_id: string; kind: string; target_id: string }
  collections: { id: string; parent_id: string | null; name: string; trashed_at: string | null }
  collection_publications: { collection_id: string; publication_id: string }
  saved_searches: {
    id: string
    name: string
    query: string
    filter: string
    sort: string | null
    trashed_at: string | null
  }
  kept_apart: { id: string; first_id: string; second_id: string; trashed_at: string | null }
  notes: { id: string; publication_id: string; position: number; text: string; shareable: number }
  attachments: {
    id: string
    publication_id: string
    sha256: string
    byte_size: number
    media_type: string
    file_name: string
    language: string | null
    page_count: number
    state: string
    engine: string | null
    encrypted: number
    signed: number
    has_thumbnail: number
    facts: string
    field_text: string
    added_at: string
    superseded_by: string | null
    derived_from: string | null
    trashed_at: string | null
  }
  reading_places: { attachment_id: string; place: string; read_at: string }
  mark_meanings: { key: number; names: string }
  sources: {
    id: string
    publication_id: string
    attachment_id: string | null
    kind: string
    path: string | null
    url: string | null
    referrer: string | null
    retrieved_at: string
  }
  pages: {
    id: Generated<number>
    attachment_id: string
    page_index: number
    label: string | null
    crop_box: string
    rotation: number
    user_unit: number
    text: string
    words: Uint8Array
  }
  annotations: {
    id: string
    attachment_id: string
    page_index: number
    kind: string
    author: string
    colour: string
    comment: string
    rect: string
    quads: string
    ink: string
    quote: string | null
    prefix: string | null
    suffix: string | null
    concepts: string
    origin: string
    external_name: string | null
    in_reply_to: string | null
    created_at: string
    modified_at: string
    trashed_at: string | null
    anchoring: string
    first_author: string | null
    ink_widths: string | null
  }
  changes: {
    id: string
    command: string
    at: string
    actor: string
    entity: string
    entity_id: string
    field: string
    before: string | null
    after: string | null
    cause: string
  }
  briefs: {
    id: string
    title: string
    subtitle: string
    author: string
    issued: string | null
    language: string
    template: string
    style: string
    options: string
    created_at: string
    modified_at: string
    trashed_at: string | null
  }
  brief_items: {
    id: string
    brief_id: string
    rank: string
    kind: string
    annotation_id: string | null
    attachment_id: string | null
    content: string
    trashed_at: string | null
  }
  brief_queue: { brief_id: string }
  import_intents: { sha256: string; process: number; started_at: string }
  sidecar_queue: { publication_id: string }
  pages_fts: { rowid: number; text: string }
  publications_fts_rows: { rowid: Generated<number>; publication_id: string }
  publications_fts: {
    rowid: number
    title: string
    agents: string
    tags: string
    abstract: string
    notes: string
    marks: string
    files: string
  }
}
