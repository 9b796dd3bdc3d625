import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'

/** What a person sees of a file. `partly`: pages, and on the first a word that it cannot be drawn. */
export type Outcome = 'pages' | 'partly' | 'explanation' | 'password' | 'blank' | 'frozen'

/** How a file was met by the reader. Times in seconds and milliseconds. */
export interface Visit {
  readonly outcome: Outcome
  readonly seconds: number
  /** Longest time in which the window drew no frame. */
  readonly longestStop: number
  /** The explanation that was shown. */
  readonly text: string
  readonly errors: readonly string[]
  readonly foreign: readonly string[]
}

/** A window that draws nothing for so long counts as frozen. */
const FROZEN_MS = 5000

/** Where a library keeps the file of these bytes. */
export async function libraryFileOf(library: string, path: string): Promise<string> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  return join(library, 'files', sha256.slice(0, 2), `${sha256}.pdf`)
}

/** Counts the longest pause between frames; runs in the page. */
function installPulse(): void {
  const pulse = { last: performance.now(), longest: 0 }
  const beat = (now: number): void => {
    pulse.longest = Math.max(pulse.longest, now - pulse.last)
    pulse.last = now
    requestAnimationFrame(beat)
  }
  requestAnimationFrame(beat)
  Object.assign(window, { pulse })
}

interface Look {
  readonly state: 'pages' | 'partly' | 'explanation' | 'password' | 'waiting'
  readonly text: string
  readonly longest: number
}

/** What is on the screen at this moment; runs in the page. */
function look(): Look {
  const { pulse } = window as unknown as { pulse: { longest: number } }
  const trouble = document.querySelector('.trouble')
  const page = document.querySelector<HTMLElement>('.pdfViewer .page[data-loaded=true]')
  const broken = page?.querySelector('.broken')
  const drawn = page?.querySelector('canvas') instanceof HTMLCanvasElement
  const text = (trouble ?? broken)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const locked = trouble?.querySelector('input[type=password]') instanceof HTMLInputElement
  const state = trouble
    ? locked
      ? 'password'
      : 'explanation'
    : broken
      ? 'partly'
      : drawn
        ? 'pages'
        : 'waiting'
  return { state, text, longest: pulse.longest }
}

/** Asks the page, but not longer than a frozen one would let us wait. */
async function ask(page: Page): Promise<Look | null> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), FROZEN_MS).unref())
  return Promise.race([page.evaluate(look).catch(() => null), late])
}

async function until(page: Page, waitMs: number): Promise<Look | null> {
  const start = performance.now()
  let seen = await ask(page)
  let silent = 0
  while (performance.now() - start < waitMs && silent < 3) {
    if (seen && seen.state !== 'waiting') return seen
    await new Promise((done) => setTimeout(done, 200))
    seen = await ask(page)
    silent = seen === null ? silent + 1 : 0
  }
  return seen
}

/** Opens a file of the library in a new tab and waits for what comes of it. */
export async function visit(
  context: BrowserContext,
  core: string,
  id: string,
  waitMs: number,
): Promise<Visit> {
  const page = await context.newPage()
  const errors: string[] = []
  const foreign: string[] = []
  const { origin } = new URL(core)
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('crash', () => errors.push('the tab crashed'))
  page.on('dialog', (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) foreign.push(request.url())
  })
  await page.addInitScript(installPulse)
  const start = performance.now()
  await page.goto(`${origin}/#/read/${id}`)
  const seen = await until(page, waitMs)
  const seconds = (performance.now() - start) / 1000
  const stood = seen === null || seen.longest > FROZEN_MS
  const outcome = stood ? 'frozen' : seen.state === 'waiting' ? 'blank' : seen.state
  const closed = new Promise<void>((done) => setTimeout(done, FROZEN_MS).unref())
  await Promise.race([page.close(), closed])
  return { outcome, seconds, longestStop: seen?.longest ?? Infinity, text: seen?.text ?? '', errors, foreign }
}
