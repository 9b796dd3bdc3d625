import type { ReaderPanel } from '../../../src-main/contract/reading.ts'

/** Where the pages of a file stood in the window. It is what a window that is loaded again will look like. */
export interface PaneEdges {
  /** Width and height of the window, CSS pixels. */
  readonly window: readonly [number, number]
  /** From each edge of the window to that of the pane: top, right, bottom, left. */
  readonly inset: readonly [number, number, number, number]
  /** What stood beside the pages. */
  readonly panels: readonly string[]
  readonly theme: string
}

const KEPT = 'cartable.pane'

const areNumbers = (value: unknown, length: number): boolean =>
  Array.isArray(value) && value.length === length && value.every((each) => Number.isFinite(each))

/** Reads what was kept. Anything else that stands there counts as nothing. */
export function parseEdges(text: string | null): PaneEdges | null {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Record<keyof PaneEdges, unknown>> | null
    const whole =
      areNumbers(kept?.window, 2) &&
      areNumbers(kept?.inset, 4) &&
      Array.isArray(kept?.panels) &&
      typeof kept.theme === 'string'
    return whole ? (kept as unknown as PaneEdges) : null
  } catch {
    return null
  }
}

/** Whether the window has the size that it had then. */
export function isSizeOf({ window }: PaneEdges, [width, height]: readonly [number, number]): boolean {
  return window[0] === width && window[1] === height
}

/** Whether the same panels stand beside the pages, in whatever order they were opened. */
export function arePanelsOf({ panels }: PaneEdges, shown: readonly ReaderPanel[]): boolean {
  return panels.toSorted().join() === shown.toSorted().join()
}

/** The edges that were kept, null where none are or storage is forbidden. */
export function readEdges(): PaneEdges | null {
  try {
    return parseEdges(localStorage.getItem(KEPT))
  } catch {
    return null
  }
}

/** Keeps where pages stand now. */
export function keepEdges(pane: HTMLElement, panels: readonly ReaderPanel[]): void {
  const { top, right, bottom, left } = pane.getBoundingClientRect()
  const [width, height] = [window.innerWidth, window.innerHeight]
  const edges: PaneEdges = {
    window: [width, height],
    inset: [top, width - right, height - bottom, left],
    panels,
    theme: document.documentElement.dataset['theme'] ?? 'light',
  }
  try {
    localStorage.setItem(KEPT, JSON.stringify(edges))
  } catch {
    // Storage may be full or forbidden: the first page then waits for the window.
  }
}
