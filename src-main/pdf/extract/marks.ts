import type { AnnotationKind } from '../../contract/annotations.ts'
import type { PdfMark } from '../../contract/pdf.ts'
import type { Quad, Rect } from '../../contract/values.ts'
import type { AnnotationSubtype, PdfiumAnnotation, PdfiumChars } from '../pdfium/index.ts'
import { cleanText } from './characters.ts'
import { isoFromPdfDate } from './dates.ts'
import { assembleText } from './page-text.ts'

/** Limit on characters times quads of one mark: far above any page, far below a hang. */
const MAX_QUOTE_WORK = 50_000_000
const MAX_QUOTE_LENGTH = 20_000
const SPACE = 0x20
const EVERYWHERE: Rect = [-Infinity, -Infinity, Infinity, Infinity]

/** Kinds of mark by the annotation subtypes of ISO 32000-2 table 171; the others are not marks of a reader. */
const KINDS: Readonly<Partial<Record<AnnotationSubtype, AnnotationKind>>> = {
  Highlight: 'highlight',
  Underline: 'underline',
  StrikeOut: 'strikeout',
  Squiggly: 'squiggly',
  Text: 'note',
  FreeText: 'freetext',
  Ink: 'ink',
  Square: 'area',
}

/** Kind of mark that an annotation subtype stands for, or null. */
export function markKind(subtype: string): AnnotationKind | null {
  return Object.entries(KINDS).find(([name]) => name === subtype)?.[1] ?? null
}

function bounds([x0, y0, x1, y1, x2, y2, x3, y3]: Quad): Rect {
  return [
    Math.min(x0, x1, x2, x3),
    Math.min(y0, y1, y2, y3),
    Math.max(x0, x1, x2, x3),
    Math.max(y0, y1, y2, y3),
  ]
}

/** Blanks the codes of all characters but those whose centre lies in a rectangle. */
function onlyInside({ codes, boxes, count }: PdfiumChars, rects: readonly Rect[]): Uint32Array {
  const kept = new Uint32Array(count).fill(SPACE)
  for (const [left, bottom, right, top] of rects) {
    for (let index = 0; index < count; index++) {
      const at = index * 4
      const x = ((boxes[at] ?? 0) + (boxes[at + 2] ?? 0)) / 2
      const y = ((boxes[at + 1] ?? 0) + (boxes[at + 3] ?? 0)) / 2
      if (x >= left && x <= right && y >= bottom && y <= top) kept[index] = codes[index] ?? SPACE
    }
  }
  return kept
}

/** Text under quads as one line, or null where there is none. */
export function quoteUnder(chars: PdfiumChars, quads: readonly Quad[]): string | null {
  if (quads.length === 0 || quads.length * chars.count > MAX_QUOTE_WORK) return null
  const codes = onlyInside(chars, quads.map(bounds))
  const { text } = assembleText({ ...chars, codes }, EVERYWHERE)
  const quote = text.replaceAll('\n', ' ').slice(0, MAX_QUOTE_LENGTH)
  return quote === '' ? null : quote
}

function orNull(text: string): string | null {
  const clean = cleanText(text)
  return clean === '' ? null : clean
}

function hexColour(colour: PdfiumAnnotation['colour']): string | null {
  if (colour === null) return null
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/**
 * Turns an annotation into a mark, or null where its subtype is none.
 * @param chars characters of its page; read only where the mark has quads
 */
export function markFrom(
  pageIndex: number,
  found: PdfiumAnnotation,
  chars: () => PdfiumChars,
): PdfMark | null {
  const kind = markKind(found.subtype)
  if (kind === null) return null
  return {
    pageIndex,
    kind,
    name: orNull(found.strings.NM),
    inReplyTo: orNull(found.inReplyTo ?? ''),
    author: orNull(found.strings.T),
    contents: orNull(found.strings.Contents),
    colour: hexColour(found.colour),
    created: isoFromPdfDate(found.strings.CreationDate),
    modified: isoFromPdfDate(found.strings.M),
    rect: found.rect,
    quads: found.quads,
    ink: found.ink,
    quote: found.quads.length === 0 ? null : quoteUnder(chars(), found.quads),
  }
}
