/** What {@link installProbes} puts into the page. Times in milliseconds. */
export interface Probes {
  /** From the start of the navigation to the first rows on the screen. */
  firstRows(): number
  /** Scrolls through the list and jumps about in it, and counts frames by what they show. */
  scroll(): Promise<{
    pixels: number
    frames: number
    blank: number
    skeleton: number
    longest: number
    jumps: number[]
  }>
  /** Clicks a value of a facet; until the count above the list has changed. */
  facet(box: HTMLElement): Promise<number>
  /** Types a query; until results for it are on the screen. */
  search(input: HTMLInputElement, text: string): Promise<number>
}

declare global {
  interface Window {
    probes: Probes
  }
}

/** Runs in the page, before its own scripts: self-contained, since only its text crosses. */
export function installProbes(): void {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const rows = (): Element[] => [...document.querySelectorAll('[data-testid=publication-row]')]
  const GIVE_UP_MS = 10_000
  let first = 0
  const look = (): void => {
    if (rows().length > 0) first = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)

  async function until(done: () => boolean): Promise<number> {
    const start = performance.now()
    while (!done() && performance.now() - start < GIVE_UP_MS) await frame()
    return performance.now() - start
  }

  function scroller(): HTMLElement {
    let element = rows()[0]?.parentElement ?? null
    while (element && element.scrollHeight <= element.clientHeight + 10) element = element.parentElement
    if (!element) throw new Error('nothing scrolls')
    return element
  }

  /** What stands at places down the middle of the list. */
  function seen(list: HTMLElement): { blank: boolean; skeleton: boolean } {
    const { left, top, width, height } = list.getBoundingClientRect()
    let [blank, skeleton] = [false, false]
    // Counted in whole tenths: the sum of ten 0.1 is below 1, and would look at what stands below the list.
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const element = document.elementFromPoint(left + width / 2, top + (height * tenth) / 10)
      if (element?.closest('[data-testid=publication-row]')) continue
      if (element?.closest('[role=row]')) skeleton = true
      else blank = true
    }
    return { blank, skeleton }
  }

  window.probes = {
    firstRows: () => first,
    async scroll() {
      const list = scroller()
      const result = { pixels: 0, frames: 0, blank: 0, skeleton: 0, longest: 0, jumps: [] as number[] }
      let last = await frame()
      for (let step = 0; step < 240; step++) {
        list.scrollTop += 90
        result.pixels += 90
        const now = await frame()
        const what = seen(list)
        result.frames += 1
        result.blank += what.blank ? 1 : 0
        result.skeleton += what.skeleton ? 1 : 0
        result.longest = Math.max(result.longest, now - last)
        last = now
      }
      for (const part of [0.9, 0.2, 0.6, 0.35, 0.75, 0.05, 0.5]) {
        list.scrollTop = list.scrollHeight * part
        await frame()
        result.jumps.push(
          await until(() => {
            const what = seen(list)
            return !what.blank && !what.skeleton
          }),
        )
      }
      list.scrollTop = 0
      await until(() => !seen(list).skeleton)
      return result
    },
    async facet(box) {
      const count = (): string => document.querySelector('[data-testid=publication-count]')?.textContent ?? ''
      const before = count()
      box.click()
      return until(() => count() !== before)
    },
    async search(input, text) {
      const summary = (): Element | null => document.querySelector('[data-testid=search-summary]')
      input.focus()
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      set?.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      return until(() => summary()?.getAttribute('data-query') === text.trim())
    },
  }
}
