/** Whether all, some or none of several publications have something. */
export type TriState = 'all' | 'some' | 'none'

/** @param has one entry a publication; none at all counts as `none` */
export function triState(has: readonly boolean[]): TriState {
  const count = has.filter(Boolean).length
  if (count === 0) return 'none'
  return count === has.length ? 'all' : 'some'
}

/** What a press does: whatever some or none have, all get; what all have, none keep. */
export function toggled(state: TriState): 'add' | 'remove' {
  return state === 'all' ? 'remove' : 'add'
}
