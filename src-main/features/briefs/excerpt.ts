import type { ExcerptContent, Liveness } from '../../contract/briefs.ts'
import type { StoredAnnotation } from '../annotations/index.ts'
import { type KnownFile, provenanceOf } from './provenance.ts'
import { partsOf } from './quote-parts.ts'

/** A mark as it is now, with what is known of its file. */
export interface MarkToday {
  readonly mark: StoredAnnotation
  readonly file: KnownFile
}

/** A drawing or an area is shown as it looks; of the others the words are taken. */
function usualForm({ kind, quote }: StoredAnnotation): ExcerptContent['form'] {
  return kind === 'area' || (kind === 'ink' && quote === null) ? 'image' : 'quote'
}

/** An excerpt of a mark: what it says now and where it comes from. */
export function excerptOf({ mark, file }: MarkToday, form?: ExcerptContent['form']): ExcerptContent {
  return {
    kind: 'excerpt',
    annotationId: mark.id,
    markKind: mark.kind,
    colour: mark.colour,
    form: form ?? usualForm(mark),
    quote: mark.quote,
    shown: null,
    rect: mark.rect,
    quads: mark.quads,
    ink: mark.ink,
    inkWidths: mark.inkWidths ?? null,
    author: mark.author,
    markedAt: mark.modifiedAt,
    comment: mark.comment,
    commentShareable: true,
    markComment: mark.comment,
    translation: null,
    provenance: provenanceOf(file, mark.pageIndex, mark),
  }
}

const pageName = ({ pageLabel, pageIndex }: ExcerptContent['provenance']): string =>
  pageLabel ?? String(pageIndex + 1)

/** What a mark says, by the names under which differences are told. */
function facts(excerpt: ExcerptContent, fileName: string): Record<string, string | null> {
  const { provenance } = excerpt
  return {
    quote: excerpt.quote,
    comment: excerpt.markComment,
    colour: excerpt.colour,
    kind: excerpt.markKind,
    page: pageName(provenance),
    language: provenance.language,
    file: `${provenance.attachmentId}\n${fileName}`,
    // The rectangle of words follows from the words; of a picture it is what is shown.
    place: excerpt.form === 'image' ? excerpt.rect.map((side) => side.toFixed(2)).join(' ') : null,
  }
}

/**
 * How an excerpt stands to its mark, and what the mark says where it says something else now.
 *
 * @param today null where the mark is not in the library any more
 */
export function compare(
  excerpt: ExcerptContent,
  today: MarkToday | null,
): { liveness: Liveness; differences: Record<string, string | null> } {
  if (!today || today.mark.trashedAt !== null) return { liveness: 'gone', differences: {} }
  const { fileName } = today.file.attachment
  const before = facts(excerpt, fileName)
  const now = facts(excerptOf(today, excerpt.form), fileName)
  const differences = Object.fromEntries(
    Object.entries(now)
      .filter(([name, value]) => before[name] !== value)
      .map(([name, value]) => [name, name === 'file' ? fileName : value]),
  )
  return { liveness: Object.keys(differences).length === 0 ? 'same' : 'changed', differences }
}

const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ')

/** Whether what is printed of a quotation is still part of its words, in their order. */
function stillShown(shown: string | null, quote: string | null): boolean {
  if (shown === null || quote === null) return false
  const words = onOneLine(quote)
  let at = 0
  for (const part of partsOf(shown).map(onOneLine)) {
    const found = words.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}

/**
 * The excerpt as its mark would be taken now. What a person did to it in the brief stays where the mark gives no other
 * reason: its form, an edited comment whose mark's own did not change, a shortening that still fits the words. A
 * translation of other words is in pencil again.
 */
export function takenOver(excerpt: ExcerptContent, today: MarkToday): ExcerptContent {
  const now = excerptOf(today, excerpt.form)
  const sameWords = now.quote === excerpt.quote
  const { translation } = excerpt
  return {
    ...now,
    commentShareable: excerpt.commentShareable,
    comment: now.markComment === excerpt.markComment ? excerpt.comment : now.comment,
    shown: sameWords || stillShown(excerpt.shown, now.quote) ? excerpt.shown : null,
    translation: sameWords || translation === null ? translation : { ...translation, accepted: false },
  }
}
