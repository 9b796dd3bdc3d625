import type { Component } from 'vue'
import { warmPdfWorker } from '../client/pdf-workers.ts'
import { fileOf } from './address.ts'

/** After this long the first view stands and nothing else is being read; no person has chosen another by then. */
const AFTER_START_MS = 1000

type View = Promise<{ default: Component }>

/** Loads the catalogue; a part of its own, which a file that is read does not need. */
export const loadDesk = (): View => import('./DeskView.vue')

/** Loads the view of a search; a part of its own too. */
export const loadSearch = (): View => import('../features/search/SearchView.vue')

/** Loads the view of a file. */
export const loadReader = (): View => import('../reader/beside/ReaderTab.vue')

/** Loads the view of a brief. */
export const loadBrief = (): View => import('../features/briefs/BriefTab.vue')

function later(...loads: readonly (() => View)[]): void {
  setTimeout(() => {
    warmPdfWorker()
    // What fails here is told where the view is asked for.
    for (const load of loads) load().catch(() => undefined)
  }, AFTER_START_MS)
}

/**
 * Reads scripts before they are asked for: those of the view that the address names now, and the others when that view had
 * its time.
 */
export function readyViews(): void {
  const file = fileOf(location.hash)
  if (file === null) {
    loadDesk().catch(() => undefined)
    later(loadReader, loadSearch)
  } else {
    loadReader().catch(() => undefined)
    later(loadSearch, loadDesk)
  }
}
