/** Place of edits that belong to no view of their own: the library. */
export const WINDOW = 'window'

/** An edit that was made in this window. */
export interface Done {
  readonly command: string
  /** Text in the past tense, and its values. */
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
  /** Views whose undo takes it back: the library, a brief. */
  readonly places: readonly string[]
}

/** Edits that are kept. */
const MOST = 200

/** A stack with one more edit on top; the oldest falls out of a full one. */
export function withDone(stack: readonly Done[], entry: Done): readonly Done[] {
  return [...stack.slice(1 - MOST), entry]
}

/** The last edit of a place, which its undo takes back next. */
export function lastIn(stack: readonly Done[], place: string): Done | undefined {
  return stack.findLast(({ places }) => places.includes(place))
}

/** A stack without an edit. */
export function withoutDone(stack: readonly Done[], entry: Done): readonly Done[] {
  return stack.filter((each) => each !== entry)
}

/** A stack without the edits of some places: a new edit there ends what could be done again. */
export function withoutPlaces(stack: readonly Done[], places: readonly string[]): readonly Done[] {
  return stack.filter((each) => !each.places.some((place) => places.includes(place)))
}
