import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

/** Private memory of the processes of a browser, in bytes. */
export interface Memory {
  /** The process of the tab, its workers included: the largest of the renderers. */
  readonly tab: number
  readonly graphics: number
}

/** Private pages of a process: what would be free if it ended (`smaps_rollup` of Linux). 0 where it cannot be read. */
function privateBytes(id: number): number {
  const path = `/proc/${id}/smaps_rollup`
  if (!existsSync(path)) return 0
  let bytes = 0
  for (const [, kilobytes] of readFileSync(path, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)) {
    bytes += Number(kilobytes) * 1024
  }
  return bytes
}

/** Reads the memory of a browser's processes now. Only Linux tells the private part. */
export async function memoryOf(browser: Browser): Promise<Memory> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const of = (type: string): number =>
    Math.max(0, ...processInfo.filter((each) => each.type === type).map(({ id }) => privateBytes(Number(id))))
  return { tab: of('renderer'), graphics: of('GPU') }
}

/** Watches the memory until `stop`, and tells the largest. */
export function watchMemory(browser: Browser, everyMs = 250): { stop(): Promise<Memory> } {
  let [tab, graphics] = [0, 0]
  let running = true
  const watching = (async () => {
    while (running) {
      const now = await memoryOf(browser)
      tab = Math.max(tab, now.tab)
      graphics = Math.max(graphics, now.graphics)
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  })()
  return {
    stop: async () => {
      running = false
      await watching
      return { tab, graphics }
    },
  }
}
