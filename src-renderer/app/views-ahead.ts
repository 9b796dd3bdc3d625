import type { Component } from 'vue'
import { warmPdfWorker } from '../client/pdf-workers.ts'

/** After this long the list stands and nothing else is being read; no person has chosen a file by then. */
const AFTER_START_MS = 1000

/** Loads the view of a search; a part of its own too. */
export const loadSearch = (): Promise<{ default: Component }> => import('../features/search/SearchView.vue')

/** Loads the view of a file; it is a part of its own, which the list does not need. */
export const loadReader = (): Promise<{ default: Component }> => import('../reader/beside/ReaderTab.vue')

/** Loads the view of a brief. */
export const loadBrief = (): Promise<{ default: Component }> => import('../features/briefs/BriefTab.vue')

function ahead(): void {
  warmPdfWorker()
  // What fails here is told where the view is asked for.
  loadReader().catch(() => undefined)
  loadSearch().catch(() => undefined)
}

/**
 * Reads the scripts of reader and search, and starts the worker of the reader, before they are asked for: at once where
 * the address already names a file, otherwise when the list had its time.
 */
export function readyViews(): void {
  if (location.hash.startsWith('#/read/')) ahead()
  else setTimeout(ahead, AFTER_START_MS)
}
