import { BriefContent, type Brief, BriefOptions } from '../../contract/briefs.ts'
import type { Schema } from '../../db/schema.ts'

/** A brief without its items. */
export type StoredBrief = Omit<Brief, 'items'>

/** An item with its place in its brief, as the database keeps it. */
export interface StoredItem {
  readonly id: string
  readonly briefId: string
  /** Orders the items of a brief, see `order.ts`; equal ones by id. */
  readonly rank: string
  readonly content: BriefContent
  readonly trashedAt: string | null
}

export function toBrief(row: Schema['briefs']): StoredBrief {
  return {
    id: row.id,
    title: row.title,
    subtitle: row.subtitle,
    author: row.author,
    issued: row.issued,
    language: row.language as Brief['language'],
    template: row.template,
    style: row.style,
    options: BriefOptions.parse(JSON.parse(row.options)),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
    trashedAt: row.trashed_at,
  }
}

export function fromBrief(brief: StoredBrief): Schema['briefs'] {
  const { id, title, subtitle, author, issued, language, template, style } = brief
  return {
    ...{ id, title, subtitle, author, issued, language, template, style },
    options: JSON.stringify(brief.options),
    created_at: brief.createdAt,
    modified_at: brief.modifiedAt,
    trashed_at: brief.trashedAt,
  }
}

export function toItem(row: Schema['brief_items']): StoredItem {
  return {
    id: row.id,
    briefId: row.brief_id,
    rank: row.rank,
    content: BriefContent.parse(JSON.parse(row.content)),
    trashedAt: row.trashed_at,
  }
}

export function fromItem({ id, briefId, rank, content, trashedAt }: StoredItem): Schema['brief_items'] {
  const provenance = 'provenance' in content ? content.provenance : null
  return {
    id,
    brief_id: briefId,
    rank,
    kind: content.kind,
    annotation_id: content.kind === 'excerpt' ? content.annotationId : null,
    attachment_id: provenance?.attachmentId ?? null,
    content: JSON.stringify(content),
    trashed_at: trashedAt,
  }
}
