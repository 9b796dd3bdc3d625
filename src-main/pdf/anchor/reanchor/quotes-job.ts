import type { Anchor } from '../../../contract/annotations.ts'
import type { ShownArea } from '../../../contract/shown-area.ts'
import type { Job } from '../../pool/job.ts'
import { anchorOf } from '../anchor.ts'
import type { EngineFile } from '../page.ts'
import { onPage } from '../shown-area.ts'
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
  /** What was drawn on the page; counts where there are no words. */
  readonly area: ShownArea | null
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

/** What was drawn without words; null where the page is not known, or where it would lie off the page. */
function drawn({ area, pageIndex: named }: WantedPlace, edition: Edition): Anchor | null {
  const { length } = edition.read.pages
  const pageIndex = named ?? (length === 1 ? 0 : null)
  if (area === null || pageIndex === null || pageIndex >= length) return null
  const place = edition.withPage(pageIndex, (page) => onPage(area, page))
  return place && { pageIndex, ...place, quads: [], quote: null, prefix: null, suffix: null }
}

/**
 * Anchors passages that were marked with other programs: by their words and what stands around them, on their page where one
 * is known, else by what was drawn.
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
    return { id: each.id, anchor: anchor ?? (each.quote === null ? drawn(each, edition) : null) }
  })
}
