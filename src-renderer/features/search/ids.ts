/** Ids that the search box and the list of hits share, for the screen reader. */
export const HITS_ID = 'search-hits'

/** Id of the entry at a place of the list. */
export const hitId = (at: number): string => `search-hit-${at}`
