/** What becomes of the selection when the keyboard moves on. */
export type Choice = 'only' | 'extend' | 'keep'

/** What a click or a key does, by the keys held. */
export function choiceOf(keys: { readonly shiftKey: boolean; readonly mod: boolean }): Choice {
  if (keys.shiftKey) return 'extend'
  return keys.mod ? 'keep' : 'only'
}

/**
 * Where the keyboard goes when the publication under it has left the list: the row that took its place, or the last.
 *
 * @param gone whether the publication is known to have changed; otherwise it may only have moved out of sight
 * @returns null to stay
 */
export function afterRemoval(index: number, total: number, gone: boolean): number | null {
  return gone && total > 0 ? Math.min(index, total - 1) : null
}
