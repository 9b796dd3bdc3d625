/**
 * Reads files of a folder one after the other in one window, as a person would: scroll, zoom, find, mark, close. Tells what
 * the console said, and what closed files left behind.
 * Usage: node bench/reader/sessions.ts FOLDER [--first 30]
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '../../e2e/support/browser.ts'
import { startCore } from '../../e2e/support/core.ts'
import { importInto } from './library.ts'
import { memoryOf } from './memory.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { first: { type: 'string', default: '30' } },
})
const folder = resolve(positionals[0] ?? '.')
const names = (await readdir(folder)).filter((name) => /\.pdf$/i.test(name)).toSorted()
const step = Math.max(1, Math.floor(names.length / Number(options.first)))
const paths = names.filter((_, at) => at % step === 0).map((name) => join(folder, name))
const root = await mkdtemp(join(tmpdir(), 'cartable-bench-sessions-'))
const folders = { library: join(root, 'library'), config: join(root, 'config') }

/** What the window holds after everything that can be freed was freed. */
async function held(browser: Browser, page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await page.waitForTimeout(1000)
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const counters = await session.send('Memory.getDOMCounters')
  await session.detach()
  const canvases = await page.evaluate(() => document.querySelectorAll('canvas').length)
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(1)
  return `heap ${mb(usedSize)} MB, ${counters.nodes} nodes, ${counters.jsEventListeners} listeners, ${canvases} canvases, ${page.workers().length} workers, tab ${mb((await memoryOf(browser)).tab)} MB`
}

async function read(page: Page, id: string): Promise<'read' | 'not shown'> {
  await page.evaluate((to) => (location.hash = `/read/${to}`), id)
  const front = page.locator('.layer:not(.behind)')
  const shown = front.locator('.page[data-loaded=true]').first()
  await shown.or(front.locator('.trouble')).first().waitFor({ timeout: 60_000 })
  if ((await shown.count()) === 0) return 'not shown'
  await front.getByTestId('pages').focus()
  for (let turn = 0; turn < 6; turn++) {
    await page.mouse.move(500, 500)
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(60)
  }
  await page.keyboard.press('Control+Equal')
  await page.waitForTimeout(150)
  await page.keyboard.press('Control+Minus')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('the')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(200)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  const word = front.locator('.textLayer span[role=presentation]').first()
  if ((await word.count()) > 0) {
    await word.dblclick({ force: true, timeout: 3000 }).catch(() => undefined)
    await page.keyboard.press('1')
    await page.waitForTimeout(150)
  }
  return 'read'
}

const imported = await importInto(folders, ...paths)
const core = await startCore(folders)
const { options: launch } = await findBrowser()
const browser = await chromium.launch(launch)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const errors: string[] = []
  let file = ''
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${file}: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', (error) => errors.push(`${file}: ${error.stack?.slice(0, 400)}`))
  await page.goto(core.url)
  await page.getByTestId('publication-row').first().waitFor()
  await page.waitForTimeout(2500)
  console.log(`before               ${await held(browser, page)}`)
  let done = 0
  for (const { path, attachmentId } of imported) {
    if (attachmentId === null) continue
    file = path.slice(folder.length + 1)
    await read(page, attachmentId)
    await page.keyboard.press('Alt+w')
    done += 1
    if (done % 10 !== 0) continue
    await page.waitForTimeout(3000)
    console.log(`after ${String(done).padStart(2)} files       ${await held(browser, page)}`)
  }
  console.log(errors.length === 0 ? 'no error in the console' : errors.join('\n'))
} finally {
  await browser.close()
  await core.stop()
  await rm(root, { recursive: true, force: true })
}
