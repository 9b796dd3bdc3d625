import type { Anchor } from '../../../contract/annotations.ts'
import type { Job } from '../../pool/job.ts'
import { anchorOf } from '../anchor.ts'
import type { AnchorPage, EngineFile } from '../page.ts'
import { type Edition, openEdition } from './edition.ts'
import { relocate } from './relocate.ts'
import { folded } from './source.ts'

/** A passage that somebody marked in this file with another program. */
export interface WantedPlace {
  readonly id: string
  /** 0-based; null where it is not known. */
  readonly pageIndex: number | null
  readonly quote: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  /** Place of its first character in the text that the other program made of the file: about how far into it. */
  readonly position: number | null
  /** Left, top, width, height on the page as it is shown, in points from the upper left corner. */
  readonly box: readonly [number, number, number, number] | null
}

export interface PlaceQuotesInput {
  readonly file: EngineFile
  readonly wanted: readonly WantedPlace[]
}

/** Where a passage stands; null where it was not found, or where its place would be a guess. */
export interface PlacedQuote {
  readonly id: string
  readonly anchor: Anchor | null
}

/** About where a passage is expected, see `FoldedDocument.depthOf`; null where nothing is known. */
function expectedOf({ pageIndex, position }: WantedPlace, { read }: Edition): number | null {
  if (pageIndex !== null) return pageIndex + 0.5
  const length = read.pages.reduce((sum, { codes }) => sum + codes.length, 0)
  if (position === null || position >= length) return null
  return read.text.depthOf(Math.floor((position / length) * read.text.text.length))
}

/** Folded letters where a passage stands: as marks of an older edition are found, else where its words stand once. */
function rangeOf(wanted: WantedPlace, edition: Edition): { start: number; end: number } | null {
  const { text } = edition.read
  const quote = folded(wanted.quote)
  if (quote === '') return null
  const passage = { before: folded(wanted.prefix), quote, after: folded(wanted.suffix) }
  const place = relocate(text, { ...passage, expected: expectedOf(wanted, edition) })
  if (place) return place
  const hits = text.find(quote, 400)
  const there = wanted.pageIndex === null ? hits : hits.filter((at) => text.pageAt(at) === wanted.pageIndex)
  const [only] = there
  return only !== undefined && there.length === 1 ? { start: only, end: only + quote.length } : null
}

/** A rectangle of the page as it is shown, in user space (ISO 32000-2 8.3.2): the page may be turned. */
function inUserSpace(
  box: NonNullable<WantedPlace['box']>,
  { cropBox, rotation }: AnchorPage,
): Anchor['rect'] {
  const [left, top, width, height] = box
  const [x0, y0, x1, y1] = cropBox
  const [right, bottom] = [left + width, top + height]
  switch (rotation) {
    case 0:
      return [x0 + left, y1 - bottom, x0 + right, y1 - top]
    case 90:
      return [x0 + top, y0 + left, x0 + bottom, y0 + right]
    case 180:
      return [x1 - right, y0 + top, x1 - left, y0 + bottom]
    case 270:
      return [x1 - bottom, y1 - right, x1 - top, y1 - left]
  }
}

/** A rectangle without words; null for one that lies off the page. */
function boxed({ box, pageIndex }: WantedPlace, edition: Edition): Anchor | null {
  if (box === null || pageIndex === null || pageIndex >= edition.read.pages.length) return null
  const [rect, crop] = edition.withPage(pageIndex, (page) => [inUserSpace(box, page), page.cropBox])
  const isOn = rect[0] < crop[2] && rect[2] > crop[0] && rect[1] < crop[3] && rect[3] > crop[1]
  return isOn ? { pageIndex, rect, quads: [], ink: [], quote: null, prefix: null, suffix: null } : null
}

/**
 * Anchors passages that were marked with other programs: by their words and what stands around them, on their page where one
 * is known, else by the rectangle that was drawn.
 * @throws CartableError as `openEdition`
 */
export const placeQuotesJob: Job<PlaceQuotesInput, PlacedQuote[]> = async ({ file, wanted }, context) => {
  await using edition = await openEdition(file, 'new', context)
  return wanted.map((each, done): PlacedQuote => {
    context.progress({ stage: 'place', done, total: wanted.length })
    const found = rangeOf(each, edition)
    const range = found && edition.read.text.range(found.start, found.end)
    const anchor =
      range && edition.withPage(range.pageIndex, (page) => anchorOf(page.glyphs, range.pageIndex, range))
    return { id: each.id, anchor: anchor ?? (each.quote === null ? boxed(each, edition) : null) }
  })
}
