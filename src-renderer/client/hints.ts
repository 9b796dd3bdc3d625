import type { Action } from './actions.ts'
import { isMac } from './keys.ts'

/** A shortcut to be shown at the foot: of an action, or of the first and last of several in a row. */
export interface Hint {
  /** Ids. */
  readonly actions: readonly [first: string, last?: string]
  /** Key of a word for what they do. */
  readonly does: string
}

/** A hint that holds at the moment. */
export interface ShownHint {
  /** Shortcuts as actions name them; two are the ends of a row (`1` to `4`). */
  readonly keys: readonly string[]
  readonly does: string
}

/** On a Mac, function keys dim the screen unless another key is held. */
const chosen = ({ keys = [] }: Action, mac: boolean): string | undefined =>
  (mac ? keys.find((each) => !/^f\d+$/.test(each)) : undefined) ?? keys[0]

/** Two arrows of one shortcut: `alt+arrowup` and `alt+arrowdown` are `alt+arrowup+arrowdown`. */
function joined(first: string, last: string): readonly string[] {
  const [held, key] = [first.split('+').slice(0, -1), last.split('+').at(-1) ?? '']
  const alike = [...held, key].join('+') === last
  return held.length > 0 && alike ? [`${first}+${key}`] : [first, last]
}

/**
 * The hints whose actions can be done now, with the keys that these really have.
 *
 * @param actions by id
 */
export function shownHints(
  hints: readonly Hint[],
  actions: ReadonlyMap<string, Action>,
  mac: boolean = isMac,
): ShownHint[] {
  return hints.flatMap(({ actions: [from, to], does }) => {
    const found = [from, to ?? from].map((id) => actions.get(id))
    const [first, last] = found.map((action) => action && action.when?.() !== false && chosen(action, mac))
    if (!first || !last) return []
    return [{ keys: first === last ? [first] : joined(first, last), does }]
  })
}
