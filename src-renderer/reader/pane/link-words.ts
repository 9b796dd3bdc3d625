/** A rectangle on the screen, in CSS pixels. */
export type Place = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>

/** A run of the text layer: its words from left to right or from right to left. */
export interface Run {
  readonly text: string
  readonly place: Place
  readonly rtl: boolean
}

/** Part of a run's height that must lie within a link, so that the line above does not count. */
const HEIGHT_WITHIN = 0.5

/** The beginning of a word, or the end, that is nearest to `at`. */
function nearestEdge(text: string, at: number): number {
  const edges = [...text.matchAll(/^|\s+|$/g)].flatMap(({ index, 0: gap }) => [index, index + gap.length])
  return edges.reduce((best, edge) => (Math.abs(edge - at) < Math.abs(best - at) ? edge : best), 0)
}

/** Words of a run within a link; letters are taken to be of one width, and words to be linked whole. */
function wordsWithin({ text, place, rtl }: Run, link: Place): string {
  const height = place.bottom - place.top
  const width = place.right - place.left
  const covered = Math.min(place.bottom, link.bottom) - Math.max(place.top, link.top)
  if (height <= 0 || width <= 0 || covered < height * HEIGHT_WITHIN) return ''
  const part = (x: number): number => Math.max(0, Math.min(1, (x - place.left) / width))
  const [left, right] = [part(link.left), part(link.right)]
  if (right <= left) return ''
  const [from, to] = rtl ? [1 - right, 1 - left] : [left, right]
  return text.slice(nearestEdge(text, from * text.length), nearestEdge(text, to * text.length))
}

/** The words that a link lies over, empty where it lies over none: a picture, or text that is turned. */
export function wordsUnder(link: Place, runs: readonly Run[]): string {
  const words = runs.map((run) => wordsWithin(run, link).trim()).filter((each) => each !== '')
  return words.join(' ').replace(/\s+/g, ' ')
}

/**
 * Names the links of a drawn page by the words that they lie over. pdf.js knows of a link no more than where it leads, so
 * a screen reader would read an address, or for places inside the file nothing at all. What a tagged file says of a link
 * itself stays.
 */
export function nameLinks(page: HTMLElement | undefined): void {
  const links = [...(page?.querySelectorAll<HTMLElement>('.linkAnnotation > a:not([aria-label])') ?? [])]
  const layer = page?.querySelector('.textLayer')
  if (links.length === 0 || !layer) return
  const runs = [...layer.querySelectorAll<HTMLElement>('span[role="presentation"]')].map((run) => ({
    text: run.textContent,
    place: run.getBoundingClientRect(),
    rtl: run.dir === 'rtl',
  }))
  // All is measured before anything is changed: one layout, not one for each link.
  const names = links.map((link) => wordsUnder(link.getBoundingClientRect(), runs))
  for (const [at, link] of links.entries()) {
    const name = names[at]
    if (name) link.setAttribute('aria-label', name)
  }
}
