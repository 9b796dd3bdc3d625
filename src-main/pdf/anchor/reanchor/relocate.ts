import type { CharRange } from '../locate.ts'
import { align, type Passage } from './align.ts'
import { GRAM, PAGE_BREAK, type FoldedDocument } from './folded-document.ts'

/** Letters of context that are compared on each side; more would make every edit in the neighbourhood count. */
export const CONTEXT_REACH = 96
/** Letters of context that a changed quotation is aligned with: with more, a passage that moved would pull it along. */
const ALIGNED_REACH = 32
/** Letters that stand next to the quotation. */
const NEAR_REACH = 16
/** Stands for the quotation where only its context is compared; folding leaves no control characters. */
const MARKER = '\u0001'
/** A quotation of so many letters is hardly there twice by chance: found once, it needs no witness. */
export const TELLING_LENGTH = 20
/** Two words or a long one: found once, about where they are expected, they need none either. */
const LEAST_LENGTH = 12
/** Less context than this tells nothing. */
const LEAST_CONTEXT = 8
/** Half of what stood around a short quotation must stand there still. */
const LEAST_EXACT_CONTEXT = 0.5
/** A quotation may have changed by a quarter of its letters (a corrected figure counts a quarter of a letter). */
export const LEAST_QUOTE = 0.75
/** A changed quotation is long from here on. */
const LONG = 32
/** What must be left of the context of a changed quotation: a third of a long one's, 0.6 of a short one's. */
const LEAST_CONTEXT_LONG = 0.33
const LEAST_CONTEXT_SHORT = 0.6
/** A long quotation needs no context up to so much change. */
const LEAST_QUOTE_ALONE = 0.85
/** Places that fit about equally well are told apart by where the neighbouring marks went. */
const CLOSE_SCORE = 0.05
const MAX_HITS = 400
const MAX_WINDOWS = 6
/** What a place loses in which the quotation begins or ends within a word. */
const CUT_WORD = 0.25
/** Cells of the alignment table of one window; a longer passage is too long to be compared letter by letter. */
const MAX_CELLS = 60_000_000

/** A passage of the old edition. */
export interface Wanted extends Passage {
  /** Where it is expected, see `FoldedDocument.depthOf`; null where nothing is known. */
  readonly expected: number | null
}

/** A place in the new edition, in folded letters. */
export interface Place {
  readonly start: number
  readonly end: number
  /** Whether the wording is the same. */
  readonly verbatim: boolean
  /** Whether it was the only one that fits: others may be measured by it. */
  readonly certain: boolean
}

interface Candidate {
  readonly start: number
  readonly end: number
  /** How much of the context is there. */
  readonly share: number
  readonly score: number
}

/** Those that fit about equally well as the best. */
function best(candidates: readonly Candidate[]): Candidate[] {
  const top = Math.max(-1, ...candidates.map(({ score }) => score))
  return candidates.filter(({ score }) => score >= top - CLOSE_SCORE)
}

function nearest(document: FoldedDocument, candidates: readonly Candidate[], expected: number | null) {
  const away = ({ start }: Candidate): number =>
    expected === null ? 0 : Math.abs(document.depthOf(start) - expected)
  return [...candidates].sort((a, b) => away(a) - away(b) || b.score - a.score)[0]
}

/** What stands before and after a quotation. */
type Sides = Omit<Passage, 'quote'>

/** The part of a context that lies within `reach` letters of the quotation. */
function within({ before, after }: Passage, reach: number): Sides {
  return { before: before.slice(-reach), after: after.slice(0, reach) }
}

/** What stands on both sides of a place, as far as `context` reaches and a little further. */
function around(document: FoldedDocument, context: Sides, at: CharRange): Sides {
  const { text } = document
  const left = text.slice(Math.max(0, at.start - context.before.length - GRAM), at.start)
  const right = text.slice(at.end, at.end + context.after.length + GRAM)
  // A new page is no change of the words.
  return { before: left.replaceAll(PAGE_BREAK, ''), after: right.replaceAll(PAGE_BREAK, '') }
}

function likeness(context: Sides, { before, after }: Sides): number {
  // The quotation itself is a single letter here, so that the borders stay where they are.
  return align({ ...context, quote: MARKER }, `${before}${MARKER}${after}`).contextSimilarity ?? 0
}

/** Letters next to the quotation that are the same without a gap, as a part of those that are known. */
function unbroken(context: Sides, found: Sides): number {
  let [left, right] = [0, 0]
  while (left < context.before.length && context.before.at(-1 - left) === found.before.at(-1 - left))
    left += 1
  while (right < context.after.length && context.after[right] === found.after[right]) right += 1
  return (left + right) / (context.before.length + context.after.length)
}

/** How well a place fits what stood around the quotation, 0 to 1. */
interface Surroundings {
  /** How much of it is there. */
  readonly share: number
  /** To choose between places: what stands next to the quotation without a gap weighs most, as rows of a table differ in little else. */
  readonly rank: number
}

/** Null where too little is known of the context. */
function surroundings(document: FoldedDocument, passage: Passage, at: CharRange): Surroundings | null {
  if (passage.before.length + passage.after.length < LEAST_CONTEXT) return null
  const near = within(passage, NEAR_REACH)
  const far = within(passage, CONTEXT_REACH)
  const found = around(document, far, at)
  if (found.before.endsWith(far.before) && found.after.startsWith(far.after)) return { share: 1, rank: 1 }
  const next = around(document, near, at)
  const [close, wide] = [likeness(near, next), likeness(far, found)]
  return { share: (close + wide) / 2, rank: 0.65 * unbroken(near, next) + 0.2 * close + 0.15 * wide }
}

const isLetter = (code: number | undefined): boolean =>
  code !== undefined && code > 0x20 && /^[\p{L}\p{N}]$/u.test(String.fromCodePoint(Math.min(code, 0x10ffff)))

/** Whether a range of letters begins and ends within words. */
function cutsWords(document: FoldedDocument, start: number, end: number): boolean {
  const range = document.range(start, end)
  if (!range) return false
  const codes = document.pages[range.pageIndex] ?? []
  const inside = (at: number): boolean => isLetter(codes[at - 1]) && isLetter(codes[at])
  return inside(range.start) || inside(range.end)
}

/** As {@link relocate}, but only a place that is beyond doubt without knowing where to expect it. */
export function relocateCertain(document: FoldedDocument, wanted: Wanted): Place | null {
  const place = wanted.quote === '' ? null : verbatim(document, wanted)
  return place?.certain === true ? place : null
}

function verbatim(document: FoldedDocument, wanted: Wanted): Place | null {
  const { quote, expected } = wanted
  const hits = document.find(quote, MAX_HITS).filter((at) => document.range(at, at + quote.length) !== null)
  const long = quote.length >= TELLING_LENGTH
  const place = (start: number, certain: boolean): Place => {
    return { start, end: start + quote.length, verbatim: true, certain }
  }
  if (long && hits.length === 1) return place(hits[0] ?? 0, true)
  const candidates = hits.map((start): Candidate => {
    const end = start + quote.length
    const near = expected !== null && Math.abs(document.depthOf(start) - expected) <= 1
    const unknown = near ? LEAST_EXACT_CONTEXT : 0
    const { share, rank } = surroundings(document, wanted, { start, end }) ?? {
      share: unknown,
      rank: unknown,
    }
    return { start, end, share, score: rank - (cutsWords(document, start, end) ? CUT_WORD : 0) }
  })
  const close = best(candidates.filter(({ share }) => share >= LEAST_EXACT_CONTEXT))
  const fitting = nearest(document, close, expected)
  if (fitting) return place(fitting.start, close.length === 1 && fitting.share > LEAST_EXACT_CONTEXT)
  const chosen = nearest(document, best(candidates), expected)
  if (!chosen) return null
  // Words that stand once, or a sentence that stands several times, in other surroundings: their place must tell.
  const telling = long || (hits.length === 1 && quote.length >= LEAST_LENGTH)
  const there = expected !== null && Math.abs(document.depthOf(chosen.start) - expected) <= 1
  return telling && there ? place(chosen.start, false) : null
}

/** Stretches of the document where pieces of the passage stand in their order, the likeliest first. */
function windows(document: FoldedDocument, whole: string): { from: number; to: number }[] {
  const votes = new Map<number, number>()
  const step = Math.max(1, Math.floor(GRAM / 2))
  for (let at = 0; at + GRAM <= whole.length; at += step) {
    const found = document.find(whole.slice(at, at + GRAM), MAX_HITS)
    // What stands everywhere says nothing of a place.
    if (found.length === MAX_HITS) continue
    for (const position of found) {
      const bucket = Math.floor((position - at) / CONTEXT_REACH)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  const slack = CONTEXT_REACH + Math.ceil(whole.length / 4)
  return [...votes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MAX_WINDOWS)
    .map(([bucket]) => ({
      from: Math.max(0, bucket * CONTEXT_REACH - slack),
      to: Math.min(document.text.length, (bucket + 1) * CONTEXT_REACH + whole.length + slack),
    }))
}

function fits(quote: string, quoteSimilarity: number, context: number | null): boolean {
  const long = quote.length >= LONG
  if (long && quoteSimilarity >= LEAST_QUOTE_ALONE) return true
  const least = long ? LEAST_CONTEXT_LONG : LEAST_CONTEXT_SHORT
  return context !== null && quoteSimilarity >= LEAST_QUOTE && context >= least
}

function changed(document: FoldedDocument, wanted: Wanted): Place | null {
  const { before, quote, after, expected } = wanted
  const passage: Passage = { quote, ...within(wanted, ALIGNED_REACH) }
  const candidates: Candidate[] = []
  for (const { from, to } of windows(document, before + quote + after)) {
    if ((quote.length + 2 * ALIGNED_REACH) * (to - from) > MAX_CELLS) continue
    const found = align(passage, document.text.slice(from, to))
    const [start, end] = [from + found.start, from + found.end]
    if (found.quoteSimilarity < LEAST_QUOTE || document.range(start, end) === null) continue
    if (candidates.some((each) => each.start < end && start < each.end)) continue
    const share = surroundings(document, wanted, { start, end })?.share ?? null
    if (!fits(quote, found.quoteSimilarity, share)) continue
    candidates.push({ start, end, share: share ?? 0, score: (found.quoteSimilarity + (share ?? 0)) / 2 })
  }
  const chosen = nearest(document, best(candidates), expected)
  return chosen ? { start: chosen.start, end: chosen.end, verbatim: false, certain: false } : null
}

/**
 * Finds a passage of an old edition in a new one: verbatim where that is possible, told apart by its context and then by
 * where it is expected; else with small changes (see {@link LEAST_QUOTE}). Null rather than a place that is in doubt: a
 * person finds the right one at a glance, and a wrong one perhaps never.
 */
export function relocate(document: FoldedDocument, wanted: Wanted): Place | null {
  if (wanted.quote === '') return null
  return verbatim(document, wanted) ?? changed(document, wanted)
}
