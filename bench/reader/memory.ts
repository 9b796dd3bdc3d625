import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

/** Memory of the process of a tab, its workers included, in bytes. */
export interface Memory {
  /** What the task manager of Chromium shows as its footprint: anonymous memory, in place or swapped out. */
  readonly tab: number
  /** What it shares with the browser: pictures on their way to the screen, and caches that the system may take back. */
  readonly shared: number
}

/** A value of `/proc/ID/status` (proc_pid_status(5)) in bytes; 0 where the system has no such file. */
function statusOf(id: number, ...names: readonly string[]): number {
  const path = `/proc/${id}/status`
  if (!existsSync(path)) return 0
  const text = readFileSync(path, 'utf8')
  const kilobytes = names.map((name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1024
}

/** Reads the memory of the largest renderer of a browser now. Linux only. */
export async function memoryOf(browser: Browser): Promise<Memory> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => ({ tab: statusOf(id, 'RssAnon', 'VmSwap'), shared: statusOf(id, 'RssShmem') }))
  return renderers.toSorted((a, b) => b.tab - a.tab)[0] ?? { tab: 0, shared: 0 }
}

/** Watches the memory until `stop`, and tells the largest. */
export function watchMemory(browser: Browser, everyMs = 250): { stop(): Promise<Memory> } {
  let [tab, shared] = [0, 0]
  let running = true
  const watching = (async () => {
    while (running) {
      const now = await memoryOf(browser)
      tab = Math.max(tab, now.tab)
      shared = Math.max(shared, now.shared)
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  })()
  return {
    stop: async () => {
      running = false
      await watching
      return { tab, shared }
    },
  }
}
