/** Rows of a page of the list, four screens: one request to the core, and what a click waits for. */
export const PAGE_SIZE = 50
