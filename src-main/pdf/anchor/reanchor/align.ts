/** Cost of a letter of the context that is missing, added or another one. */
const CONTEXT = 4
/** The same in the quotation: its words decide before what stands around them. */
const LETTER = 12
/** A corrected figure costs a quarter. */
const FIGURE = 3

/** A passage to find: the quotation between what stood before and after it, all folded. */
export interface Passage {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/** Where a passage fits a text best. */
export interface Alignment {
  /** Place of the quotation in the text. */
  readonly start: number
  readonly end: number
  /** 1 where the quotation stands letter by letter, 0 where nothing of it does. */
  readonly quoteSimilarity: number
  /** The same of what stands around it; null where nothing was known of that. */
  readonly contextSimilarity: number | null
}

/** What a cell of the table carries along its best path: cost, and where the path entered and left the quotation. */
interface Row {
  readonly cost: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly costAtStart: Int32Array
  readonly costAtEnd: Int32Array
}

function row(length: number): Row {
  const column = (): Int32Array => new Int32Array(length)
  return { cost: column(), start: column(), end: column(), costAtStart: column(), costAtEnd: column() }
}

function carry(from: Row, fromAt: number, to: Row, at: number): void {
  to.start[at] = from.start[fromAt] ?? 0
  to.end[at] = from.end[fromAt] ?? 0
  to.costAtStart[at] = from.costAtStart[fromAt] ?? 0
  to.costAtEnd[at] = from.costAtEnd[fromAt] ?? 0
}

const isFigure = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** One row of the table: letter `unit` of the passage against every letter of the text. Returns nothing but `next`. */
function advance(last: Row, next: Row, unit: number, text: string, quoted: boolean): void {
  const price = quoted ? LETTER : CONTEXT
  next.cost[0] = (last.cost[0] ?? 0) + price
  carry(last, 0, next, 0)
  for (let at = 1; at <= text.length; at++) {
    const other = text.charCodeAt(at - 1)
    const figure = quoted && isFigure(unit) && isFigure(other)
    const across = (last.cost[at - 1] ?? 0) + (unit === other ? 0 : figure ? FIGURE : price)
    const down = (last.cost[at] ?? 0) + price
    const along = (next.cost[at - 1] ?? 0) + price
    if (across <= down && across <= along) carry(last, at - 1, next, at)
    else if (down <= along) carry(last, at, next, at)
    else carry(next, at - 1, next, at)
    next.cost[at] = Math.min(across, down, along)
  }
}

/** At the beginning of the quotation every path notes where it is: what was put in before belongs to the context. */
function noteStart({ cost, start, costAtStart }: Row): void {
  for (let at = 0; at < cost.length; at++) {
    start[at] = at
    costAtStart[at] = cost[at] ?? 0
  }
}

/** At its end likewise; what was put in behind it is no part of the quotation, so such a path keeps its earlier end. */
function noteEnd({ cost, start, end, costAtStart, costAtEnd }: Row): void {
  for (let at = 0; at < cost.length; at++) {
    const added =
      at > 0 &&
      (cost[at] ?? 0) === (cost[at - 1] ?? 0) + LETTER &&
      start[at] === start[at - 1] &&
      costAtStart[at] === costAtStart[at - 1]
    end[at] = added ? (end[at - 1] ?? at) : at
    costAtEnd[at] = added ? (costAtEnd[at - 1] ?? 0) : (cost[at] ?? 0)
  }
}

/**
 * The best fit of a passage within a text: least edit distance (Sellers 1980: the text before and after costs nothing),
 * found in one pass that carries the borders of the quotation along, so that memory grows with the text alone.
 */
export function align(passage: Passage, text: string): Alignment {
  const { before, quote, after } = passage
  const whole = before + quote + after
  let [last, next] = [row(text.length + 1), row(text.length + 1)]
  if (before === '') noteStart(last)
  for (let at = 0; at < whole.length; at++) {
    const inQuote = at >= before.length && at < before.length + quote.length
    advance(last, next, whole.charCodeAt(at), text, inQuote)
    ;[last, next] = [next, last]
    if (at + 1 === before.length) noteStart(last)
    if (at + 1 === before.length + quote.length) noteEnd(last)
  }
  let best = 0
  for (let at = 1; at < last.cost.length; at++) if ((last.cost[at] ?? 0) < (last.cost[best] ?? 0)) best = at
  const [start, end] = [last.start[best] ?? 0, last.end[best] ?? 0]
  const quoteCost = (last.costAtEnd[best] ?? 0) - (last.costAtStart[best] ?? 0)
  const contextCost = (last.cost[best] ?? 0) - quoteCost
  const context = before.length + after.length
  return {
    start,
    end,
    quoteSimilarity: similarity(quoteCost, LETTER * Math.max(quote.length, end - start)),
    contextSimilarity: context === 0 ? null : similarity(contextCost, CONTEXT * context),
  }
}

function similarity(cost: number, most: number): number {
  return most === 0 ? 0 : Math.max(0, 1 - cost / most)
}
