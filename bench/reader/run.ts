/**
 * How fast the reader shows a file and scrolls through it, in a browser on the built app, beside the stock viewer of pdf.js.
 * Usage: npm run bench:reader -- [PDF …] [--rounds 9] [--pages 300] [--only open|load|scroll]
 * `load` is the part of `open` that loads the page anew; `--pages 0` leaves the generated file out.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { findBrowser } from '../../e2e/support/browser.ts'
import { startCore, type Core } from '../../e2e/support/core.ts'
import { percentile } from '../ui/figures.ts'
import { writeLargeFile } from './large-file.ts'
import { importInto, type Imported } from './library.ts'
import { memoryOf, watchMemory, type Memory } from './memory.ts'
import { installReaderProbes, type Scrolled } from './probes.ts'
import { serveStock, type Stock } from './stock.ts'
import { openUnwatched, type Unwatched } from './unwatched.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    pages: { type: 'string', default: '300' },
    only: { type: 'string', default: '' },
  },
})
const ROUNDS = Number(options.rounds)
const VIEWPORT = { width: 1440, height: 900 }
const root = await mkdtemp(join(tmpdir(), 'cartable-bench-reader-'))
const folders = { library: join(root, 'library'), config: join(root, 'config') }

interface Site {
  readonly core: Core
  readonly stock: Stock
  readonly files: readonly Imported[]
}

async function freshContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' })
  await context.addInitScript(installReaderProbes)
  return context
}

/** Lets a browser in by the address with the token; from then on its cookie does. */
async function enter(context: BrowserContext, { url }: Core): Promise<string> {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByTestId('publication-row').first().waitFor()
  await page.close()
  return new URL('/', url).href
}

/** The page is loaded with the file in its address, after the browser has done what it does for each new window. */
async function loaded(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  await page.waitForTimeout(1000)
  await page.goto(url)
  const time = await page.evaluate(() => window.reader.first())
  await page.close()
  return time
}

/** The window stands; then the file is opened in it, once and a second time after another file. */
async function opened(context: BrowserContext, url: string, ready: string, open: string): Promise<number> {
  const page = await context.newPage()
  await page.goto(url)
  await page.locator(ready).first().waitFor({ state: 'attached' })
  // What a window does by itself after it opened is over.
  await page.waitForTimeout(1500)
  const time = await page.evaluate((script) => {
    window.reader.watch(false)
    if (script.startsWith('#')) location.hash = script
    else void (window as unknown as { openFile: (url: string) => Promise<void> }).openFile(script)
    return window.reader.first()
  }, open)
  await page.close()
  return time
}

async function openings(browser: Browser, { core, stock, files }: Site): Promise<void> {
  const context = await freshContext(browser)
  const address = await enter(context, core)
  for (const [at, { path, attachmentId }] of files.entries()) {
    const hash = `#/read/${attachmentId}`
    const kinds = {
      'page loaded with the file': [
        () => loaded(context, `${address}${hash}`),
        () => loaded(context, `${stock.url}?file=/files/${at}`),
      ],
      'opened in a window that stands': [
        () => opened(context, address, '[data-testid=publication-row]', hash),
        () => opened(context, stock.url, 'html[data-ready]', `/files/${at}`),
      ],
    } as const
    for (const [kind, [ours, theirs]] of Object.entries(kinds).slice(0, options.only === 'load' ? 1 : 2)) {
      const times: [number[], number[]] = [[], []]
      for (let round = -1; round < ROUNDS; round++) {
        const [mine, its] = [await ours(), await theirs()]
        // The first round fills the caches of both.
        if (round < 0) continue
        times[0].push(mine)
        times[1].push(its)
      }
      const [mine, its] = times.map((each) => percentile(each, 50)) as [number, number]
      const spread = times
        .map((each) => `${Math.round(Math.min(...each))}–${Math.round(Math.max(...each))}`)
        .join(' and ')
      console.log(
        `${basename(path).padEnd(34)} ${kind.padEnd(31)} Cartable ${Math.round(mine)} ms · stock ${Math.round(its)} ms · ratio ${(mine / its).toFixed(2)} (target 1.2) · from–to ${spread} · n ${ROUNDS}`,
      )
    }
  }
  await context.close()
}

function report(name: string, scrolled: Scrolled, memory: Memory): void {
  const mb = (bytes: number): number => Math.round(bytes / 1e6)
  console.log(
    `${name.padEnd(34)} ${scrolled.pages} pages in ${scrolled.seconds.toFixed(0)} s: a page without picture for at most ${Math.round(scrolled.blank)} ms (target 150), ${scrolled.late} pages longer; ${scrolled.frames} frames, longest ${Math.round(scrolled.longestFrame)} ms; memory of the tab at most ${mb(memory.tab)} MB (target 500), shared with the browser ${mb(memory.shared)} MB`,
  )
}

async function scrolling(browser: Browser, name: string, url: string): Promise<void> {
  const tab = await openUnwatched(browser, VIEWPORT, `(${installReaderProbes.toString()})()`)
  await tab.goto(url)
  await untilThere(tab)
  await tab.evaluate('window.reader.first()')
  await rest(1000)
  for (const [kind, pixels, speed, fling] of [
    ['reading', 60_000, 1200, false],
    ['fast', 120_000, 4000, false],
    ['flinging', Number.MAX_SAFE_INTEGER, 12_000, true],
  ] as const) {
    const memory = watchMemory(browser)
    const scrolled = await tab.evaluate<Scrolled>(`window.reader.scroll(${pixels}, ${speed}, ${fling})`)
    report(`${name}, ${kind}`, scrolled, await memory.stop())
  }
  await rest(3000)
  console.log(`${name}, three seconds later: tab ${Math.round((await memoryOf(browser)).tab / 1e6)} MB`)
  await tab.close()
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for the page that was gone to: until it stands, an evaluation meets the one before. */
async function untilThere(tab: Unwatched): Promise<void> {
  const there = 'window.reader !== undefined && location.protocol === "http:"'
  while (!(await tab.evaluate<boolean>(there).catch(() => false))) await rest(100)
}

const { options: launch } = await findBrowser()
const browser = await chromium.launch(launch)
let core: Core | null = null
let stock: Stock | null = null
try {
  const pages = Number(options.pages)
  const large = join(tmpdir(), `cartable-bench-${pages}-pages.pdf`)
  if (pages > 0) {
    const bytes = await writeLargeFile(browser, large, pages)
    console.log(`${basename(large)}: ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB`)
  }
  const paths = [...positionals.map((path) => resolve(path)), ...(pages > 0 ? [large] : [])]
  const imported = await importInto(folders, ...paths)
  // In the order they were named, whichever was read first.
  const files = paths.flatMap((path) => imported.find((each) => each.path === path) ?? [])
  core = await startCore(folders)
  stock = await serveStock(files.map(({ path }) => path))
  const site = { core, stock, files }
  if (options.only !== 'scroll') await openings(browser, site)
  if (!['open', 'load'].includes(options.only) && pages > 0) {
    const at = files.findIndex(({ path }) => path === large)
    const id = files[at]?.attachmentId
    for (const [name, url] of [
      ['Cartable', `${core.url}#/read/${id}`],
      ['stock', `${stock.url}?file=/files/${at}`],
    ] as const) {
      const own = await chromium.launch(launch)
      await scrolling(own, name, url)
      await own.close()
    }
  }
} finally {
  await browser.close()
  await core?.stop()
  stock?.stop()
  await rm(root, { recursive: true, force: true })
}
