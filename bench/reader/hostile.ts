/**
 * Opens every PDF of a folder in the built reader and tells what a person would see: pages, an explanation, nothing, or a
 * window that stands still; with errors of the console and requests to other hosts.
 * Usage: npm run test:corpus-reader -- FOLDER [--first 60] [--wait 40]
 */
import { copyFile, mkdtemp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../e2e/support/browser.ts'
import { startCore } from '../../e2e/support/core.ts'
import { rawPdf } from '../../e2e/support/raw-pdf.ts'
import { importInto } from './library.ts'
import { libraryFileOf, visit, type Visit } from './visit.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { first: { type: 'string' }, wait: { type: 'string', default: '40' } },
})
const folder = resolve(positionals[0] ?? '.')
const names = (await readdir(folder)).filter((name) => /\.pdf$/i.test(name)).toSorted()
const count = Math.min(names.length, Number(options.first ?? names.length))
// Spread over the folder, so that a part of it is no part of one letter.
const chosen = names.filter(
  (_, at) => Math.floor((at * count) / names.length) !== Math.floor(((at - 1) * count) / names.length),
)
const root = await mkdtemp(join(tmpdir(), 'cartable-bench-hostile-'))
const folders = { library: join(root, 'library'), config: join(root, 'config') }

/** A plain file for each, whose place in the library the hostile one then takes: so those that the import refuses reach the reader too. */
async function standIns(): Promise<Map<string, string>> {
  const stands = join(root, 'stand-ins')
  await mkdir(stands)
  for (const name of chosen) {
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'
    const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', page]
    await writeFile(join(stands, name), rawPdf([...objects, { dict: '', stream: `% ${name}` }]))
  }
  const ids = new Map<string, string>()
  for (const { path, attachmentId } of await importInto(folders, stands)) {
    if (attachmentId === null) continue
    const name = path.slice(stands.length + 1)
    ids.set(name, attachmentId)
    await copyFile(join(folder, name), await libraryFileOf(folders.library, join(stands, name)))
  }
  return ids
}

function line(name: string, seen: Visit): string {
  const figures = `${seen.seconds.toFixed(1)} s, longest stop ${Math.round(seen.longestStop)} ms`
  const more = [
    ...(seen.text === '' ? [] : [seen.text]),
    ...(seen.errors.length === 0 ? [] : [`${seen.errors.length} errors: ${seen.errors[0]?.slice(0, 160)}`]),
    ...(seen.foreign.length === 0 ? [] : [`REQUESTS ${seen.foreign.join(' ')}`]),
  ]
  return `${seen.outcome.padEnd(12)} ${name.padEnd(48)} ${figures}${more.map((each) => `\n             ${each}`).join('')}`
}

const ids = await standIns()
const core = await startCore(folders)
const { options: launch } = await findBrowser()
const browser = await chromium.launch(launch)
const totals = new Map<string, number>()
let failed = false
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const first: Page = await context.newPage()
  await first.goto(core.url)
  await first.getByTestId('publication-row').first().waitFor()
  await first.close()
  for (const name of chosen) {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`no stand-in for ${name}`)
    const seen = await visit(context, core.url, id, Number(options.wait) * 1000)
    totals.set(seen.outcome, (totals.get(seen.outcome) ?? 0) + 1)
    failed ||= seen.outcome === 'blank' || seen.outcome === 'frozen' || seen.foreign.length > 0
    console.log(line(name, seen))
  }
  console.log(`${chosen.length} files: ${[...totals].map(([outcome, n]) => `${outcome} ${n}`).join(' · ')}`)
} finally {
  await browser.close()
  await core.stop()
  await rm(root, { recursive: true, force: true })
}
const size = await stat(folder).catch(() => null)
process.exitCode = failed || size === null ? 1 : 0
