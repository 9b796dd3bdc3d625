/** What the preload of the window gives the page, and nothing else. Absent in a browser. */
export interface Bridge {
  /** Data of the window message that carries a port to the core. */
  readonly portMessage: string
  /** Says that the page listens for the port. */
  ready(): void
  /** Path of a file that was dropped or chosen; empty for one that has none. */
  pathForFile(file: File): string
}

declare global {
  interface Window {
    readonly cartable?: Bridge
  }
}
