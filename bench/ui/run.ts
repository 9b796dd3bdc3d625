/**
 * How fast the interface is with a large library, measured in a browser on the built app.
 * Usage: npm run bench:ui -- [number of publications, 100000] [--keep FOLDER]
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../e2e/support/browser.ts'
import { startCore } from '../../e2e/support/core.ts'
import { generateLibrary } from '../library/generate.ts'
import { percentile } from './figures.ts'
import { installProbes } from './probes.ts'

const OPENINGS = 5
const FACETS = ['type', 'language', 'country', 'year', 'publisher', 'theme'] as const
/** Between two keys: a fast typist (80 words a minute, 5 letters each) needs 150 ms. */
const KEY_MS = 150
const QUERIES = [
  'smuggling sahel',
  'passeurs niger',
  'mixed migration',
  'retour et réintégration',
  'protection',
]

async function openings(page: Page, url: string): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < OPENINGS; round++) {
    await page.goto(round === 0 ? url : new URL('/', url).href)
    await page.getByTestId('publication-row').first().waitFor()
    times.push(await page.evaluate(() => window.probes.firstRows()))
  }
  return times
}

async function facets(page: Page): Promise<number[]> {
  const times: number[] = []
  for (const name of FACETS) {
    const values = page.getByTestId(`facet-${name}`).getByRole('checkbox')
    for (let at = 0; at < Math.min(3, await values.count()); at++) {
      for (const _turn of ['on', 'off']) {
        times.push(await values.nth(at).evaluate((box) => window.probes.facet(box as HTMLElement)))
      }
    }
  }
  return times
}

async function typing(page: Page): Promise<number[]> {
  const times: number[] = []
  const box = page.getByTestId('search-input')
  for (const query of QUERIES) {
    await box.fill('')
    for (let length = 3; length <= query.length; length++) {
      await page.waitForTimeout(KEY_MS)
      times.push(
        await box.evaluate(
          (input, text) => window.probes.search(input as HTMLInputElement, text),
          query.slice(0, length),
        ),
      )
    }
  }
  return times
}

const count = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 100_000)
const kept = process.argv.indexOf('--keep')
const root = kept > 0 ? String(process.argv[kept + 1]) : await mkdtemp(join(tmpdir(), 'cartable-bench-'))
const folders = { library: join(root, 'library'), config: join(root, 'config') }
if (!existsSync(join(folders.library, 'library.sqlite'))) await generateLibrary(folders.library, count)

const core = await startCore(folders)
const { options } = await findBrowser()
const browser = await chromium.launch(options)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await page.addInitScript(installProbes)
  const line = (name: string, values: readonly number[], target: string): void => {
    const figures = [50, 95, 100].map((part) => Math.round(percentile(values, part)))
    console.log(
      `${name.padEnd(34)} p50 ${figures[0]} ms · p95 ${figures[1]} ms · worst ${figures[2]} ms · n ${values.length} · target ${target}`,
    )
  }
  const opened = await openings(page, core.url)
  line('first opening, list shown', opened.slice(0, 1), '1500')
  line('openings after it', opened.slice(1), '1500')
  const scroll = await page.evaluate(() => window.probes.scroll())
  console.log(
    `scrolling ${scroll.pixels} px: ${scroll.frames} frames, ${scroll.blank} with a blank row, ${scroll.skeleton} with a grey row; longest frame ${Math.round(scroll.longest)} ms`,
  )
  line('jump to a far place, rows shown', scroll.jumps, '–')
  line('facet, list and numbers shown', await facets(page), '100')
  line('key in the search, results shown', await typing(page), '50 (p95)')
} finally {
  await browser.close()
  await core.stop()
  if (kept < 0) await rm(root, { recursive: true, force: true })
}
