import {
  type Anchor,
  type Annotation,
  type AnnotationKind,
  markColour,
} from '../../../contract/annotations.ts'
import type { RecordProblem } from '../../../contract/exchange.ts'
import type { Attachment } from '../../../contract/publications.ts'
import type { LabelIndex } from '../../vocabulary/index.ts'
import type { StoredAnnotation } from '../../annotations/index.ts'
import type { IncomingMark } from './read.ts'

const LONGEST_COMMENT = 100_000
const LONGEST_NAME = 200
const LONGEST_QUOTE = 20_000

/** A mark as it comes in, and what of it could not be kept. */
export interface MadeMark {
  readonly mark: StoredAnnotation
  readonly problems: readonly RecordProblem[]
}

/** What is known while marks are made. */
export interface Making {
  readonly attachment: Attachment
  readonly labels: LabelIndex
  /** Whether it was exported from this very file, so that its place is this one. */
  readonly isSameFile: boolean
  /** Where its words were found; null where they were not, or were not looked for. */
  readonly anchor: Anchor | null
  /** What it answers, where that is here or comes in. */
  readonly parent: Pick<Annotation, 'id' | 'pageIndex' | 'rect'> | null
  readonly at: string
}

type Tell = (reason: RecordProblem['reason'], field: string, value: string | null, lost?: boolean) => void

/** A moment of any offset, in UTC; `other` for what is none. */
function momentOf(text: string | null, other: string): string {
  const time = text === null ? NaN : Date.parse(text)
  // Years of more than four digits are no dates of marks.
  return Number.isNaN(time) || Math.abs(time) > 8e13 ? other : new Date(time).toISOString()
}

/** Name of a person; an account of a service by its own part (`acct:ali@hypothes.is`). */
function authorOf({ author, own }: IncomingMark): string {
  const name = own === null ? author.replace(/^acct:([^@]+)(?:@.*)?$/s, '$1') : author
  return name.slice(0, LONGEST_NAME)
}

/** Concepts that the library has. A tag in words is a concept where one alone is called so; else it stays in the comment. */
function taggedWith({ concepts, otherTags, comment }: IncomingMark, { labels }: Making, tell: Tell) {
  const found: string[] = []
  const words: string[] = []
  for (const id of concepts) {
    if (labels.get(id)) found.push(id)
    else tell('unknown-concept', 'concepts', id)
  }
  for (const tag of otherTags) {
    const match = labels.resolve(tag)
    if (match.kind === 'one') found.push(match.id)
    else {
      words.push(`#${tag}`)
      tell(match.kind === 'many' ? 'ambiguous-label' : 'unknown-concept', 'tags', tag)
    }
  }
  const whole = [comment, words.join(' ')].filter((part) => part !== '').join('\n\n')
  if (whole.length > LONGEST_COMMENT) tell('too-long', 'comment', whole)
  return { concepts: [...new Set(found)], comment: whole.slice(0, LONGEST_COMMENT) }
}

type Placed = Anchor & Pick<Annotation, 'anchoring' | 'kind'>

/** An answer stands where the mark that it answers stands. */
function beside({ pageIndex, rect }: NonNullable<Making['parent']>): Placed {
  const words = { quote: null, prefix: null, suffix: null }
  return { pageIndex, rect, quads: [], ink: [], ...words, kind: 'note', anchoring: 'exact' }
}

/** Words are lit, a rectangle is an area, other shapes are lines; the rest can only be a note. */
function kindOf(quote: string | null, { area }: IncomingMark): AnnotationKind {
  if (quote !== null) return 'highlight'
  if (area === null) return 'note'
  return area.strokes.length > 0 ? 'ink' : 'area'
}

/** Its place: its own, or where its words are, or none for the time being. */
function placeOf(mark: IncomingMark, making: Making, tell: Tell): Placed {
  const { own } = mark
  const { attachment, anchor, parent, isSameFile } = making
  const { prefix, suffix } = mark
  const quote = mark.quote?.slice(0, LONGEST_QUOTE) ?? null
  if (own && isSameFile && own.pageIndex < attachment.pageCount) {
    const { pageIndex, rect, quads, ink, inkWidths, kind, anchoring } = own
    return {
      pageIndex,
      rect,
      quads,
      ink,
      ...(inkWidths ? { inkWidths } : {}),
      quote,
      prefix,
      suffix,
      kind,
      anchoring,
    }
  }
  const kind = own?.kind ?? kindOf(quote, mark)
  if (anchor) return { ...anchor, kind, anchoring: own ? 'moved' : 'exact' }
  if (parent) return beside(parent)
  const [drawn] = mark.otherSelectors
  if (drawn !== undefined && quote === null) tell('not-drawn', 'selector', drawn)
  else tell('no-place', 'target', quote)
  const pageIndex = Math.min(own?.pageIndex ?? mark.pageIndex ?? 0, Math.max(0, attachment.pageCount - 1))
  // Lines that lie nowhere cannot be put down later; a frame can.
  const waiting = own === null && kind === 'ink' ? 'area' : kind
  const { rect, quads, ink } = own ?? { rect: [0, 0, 0, 0] as Anchor['rect'], quads: [], ink: [] }
  return { pageIndex, rect, quads, ink, quote, prefix, suffix, kind: waiting, anchoring: 'lost' }
}

/**
 * The mark of the library that an annotation of any program stands for. Nothing that somebody wrote is left out: what has no
 * place in the file waits among the marks without a place.
 */
export function markOf(mark: IncomingMark, making: Making): MadeMark {
  const problems: RecordProblem[] = []
  const tell: Tell = (reason, field, value, lost = false) => {
    const key = mark.id ?? mark.markId
    problems.push({ line: null, key, field, reason, value: value?.slice(0, 200) ?? null, lost })
  }
  const { attachment, at, parent, isSameFile } = making
  const { own } = mark
  const { concepts, comment } = taggedWith(mark, making, tell)
  const { inkWidths, ...place } = placeOf(mark, making, tell)
  if (mark.otherTargets > 0) tell('too-many', 'target', String(mark.otherTargets + 1))
  if (mark.parentId !== null && parent === null) tell('unknown-relation', 'target', mark.parentId)
  const createdAt = momentOf(mark.createdAt, at)
  return {
    mark: {
      id: mark.markId,
      attachmentId: attachment.id,
      ...place,
      inkWidths: inkWidths ?? null,
      author: authorOf(mark),
      firstAuthor: own?.firstAuthor ?? null,
      colour: own?.colour ?? markColour(place.kind),
      comment,
      concepts,
      // Of another file: a copy of this one must be given it, as if it had been made here.
      origin: isSameFile ? (own?.origin ?? 'cartable') : 'cartable',
      externalName: isSameFile ? (own?.externalName ?? null) : null,
      inReplyTo: parent?.id ?? null,
      createdAt,
      modifiedAt: momentOf(mark.modifiedAt, createdAt),
      trashedAt: null,
    },
    problems,
  }
}
