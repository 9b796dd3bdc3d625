/** What scrolling through a file showed. Times in milliseconds. */
export interface Scrolled {
  readonly pixels: number
  readonly seconds: number
  readonly frames: number
  readonly longestFrame: number
  /** Longest time that one page stood in the window without a picture, of all pages. */
  readonly blank: number
  /** Pages that stood so for more than 150 ms, and the pages that came by. */
  readonly late: number
  readonly pages: number
}

/** What {@link installReaderProbes} puts into the page. */
export interface ReaderProbes {
  /** Starts to look for the first page: from now, or (true) from the start of the navigation. */
  watch(fromNavigation: boolean): void
  /** Resolves with the time until a page in the window has its picture and its text. */
  first(): Promise<number>
  /**
   * Scrolls by `speed` pixels a second for `pixels`. With `fling`, in throws of a finger: each starts with `speed`, loses
   * speed as on a phone (95 % gone after 1.5 s) and is followed by a rest of 0.6 s.
   */
  scroll(pixels: number, speed: number, fling: boolean): Promise<Scrolled>
}

declare global {
  interface Window {
    reader: ReaderProbes
  }
}

/** Runs in the page, before its own scripts: self-contained, since only its text crosses. */
export function installReaderProbes(): void {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const GIVE_UP_MS = 60_000
  /** A strip at the edge of the window is not yet a page that one looks at. */
  const LEAST_PIXELS = 40
  let first = Promise.resolve(0)

  const container = (): HTMLElement | null =>
    document.querySelector('.pdfViewer')?.closest<HTMLElement>('[data-testid=pages], #viewerContainer') ??
    null

  /** Index of the page that was the first in the window when it was looked at last. */
  let from = 0

  /**
   * Pages of which more than a strip is in the window. It looks around those of the last time: to measure all of a long
   * file in each frame made rectangles, by estimate 100 MB of them, which counted as memory of the reader.
   */
  function inWindow(): HTMLElement[] {
    const box = container()?.getBoundingClientRect()
    const pages = document.querySelector('.pdfViewer')?.children
    if (!box || !pages) return []
    const shown = (page: HTMLElement): number => {
      const { top, bottom } = page.getBoundingClientRect()
      return Math.min(bottom, box.bottom) - Math.max(top, box.top)
    }
    const at = (index: number): HTMLElement | null => pages.item(index) as HTMLElement | null
    from = Math.max(0, Math.min(from, pages.length - 1))
    while (from > 0 && (at(from)?.getBoundingClientRect().top ?? 0) > box.top) from -= 1
    while (from < pages.length - 1 && (at(from)?.getBoundingClientRect().bottom ?? 0) < box.top) from += 1
    const seen: HTMLElement[] = []
    for (let index = from, page = at(from); page; page = at((index += 1))) {
      if (page.getBoundingClientRect().top >= box.bottom) break
      if (page.matches('.page') && shown(page) > LEAST_PIXELS) seen.push(page)
    }
    return seen
  }

  /** A canvas that is laid out and has pixels; pdf.js puts it there when something was drawn on it. */
  const pictured = (page: HTMLElement): boolean =>
    [...page.querySelectorAll('canvas')].some((canvas) => canvas.width > 0 && canvas.offsetWidth > 0)

  /** Asks for the words first: measuring pages costs a layout, and would slow down what it waits for. */
  function complete(): boolean {
    if (!document.querySelector('.page[data-loaded=true] .textLayer :is(span, br)')) return false
    return inWindow().some(
      (page) =>
        page.dataset['loaded'] === 'true' &&
        pictured(page) &&
        page.querySelector('.textLayer :is(span, br)') !== null,
    )
  }

  async function untilFirst(start: number): Promise<number> {
    while (!complete()) {
      if (performance.now() - start > GIVE_UP_MS) throw new Error('no page came')
      await frame()
    }
    await frame()
    return performance.now() - start
  }

  /** Follows pages through the window and remembers how long each had no picture. */
  function follower() {
    const since = new Map<string, number>()
    const longest = new Map<string, number>()
    return {
      look(now: number): void {
        const seen = new Set<string>()
        for (const page of inWindow()) {
          const id = page.dataset['pageNumber'] ?? ''
          seen.add(id)
          if (!longest.has(id)) longest.set(id, 0)
          if (pictured(page)) since.delete(id)
          else if (!since.has(id)) since.set(id, now)
          const start = since.get(id)
          if (start !== undefined) longest.set(id, Math.max(longest.get(id) ?? 0, now - start))
        }
        for (const id of since.keys()) if (!seen.has(id)) since.delete(id)
      },
      blanks: (): number[] => [...longest.values()],
    }
  }

  window.reader = {
    watch(fromNavigation) {
      first = untilFirst(fromNavigation ? 0 : performance.now())
      // A window that shows no file is no failure until somebody asks for its first page.
      first.catch(() => undefined)
    },
    first: () => first,
    async scroll(pixels, speed, fling) {
      const element = container()
      if (!element) throw new Error('nothing scrolls')
      const pages = follower()
      const start = element.scrollTop
      const began = await frame()
      let [last, at, velocity, frames, longestFrame] = [began, start, speed, 0, 0]
      let rest = 0
      while (at - start < pixels && at < element.scrollHeight - element.clientHeight) {
        const now = await frame()
        const elapsed = (now - last) / 1000
        longestFrame = Math.max(longestFrame, now - last)
        frames += 1
        last = now
        pages.look(now)
        if (rest > 0) {
          rest -= elapsed
          if (rest <= 0) velocity = speed
          continue
        }
        at = Math.min(at + velocity * elapsed, element.scrollHeight - element.clientHeight)
        element.scrollTop = at
        if (!fling) continue
        velocity *= Math.exp(-2 * elapsed)
        if (velocity < speed / 20) rest = 0.6
      }
      const blanks = pages.blanks()
      return {
        pixels: Math.round(at - start),
        seconds: (last - began) / 1000,
        frames,
        longestFrame,
        blank: Math.max(0, ...blanks),
        late: blanks.filter((each) => each > 150).length,
        pages: blanks.length,
      }
    },
  }
  window.reader.watch(true)
}
