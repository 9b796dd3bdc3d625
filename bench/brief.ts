/**
 * Time and memory of a brief of 60 excerpts from 12 publications, annex and provenance included, in a library that is
 * open, and a check of what comes out: the same bytes each time, no page outside the tree, links that lead somewhere, and
 * `qpdf --check` where that is installed. Usage: node bench/brief.ts [FOLDER with PDF files]; reports are made without one.
 * Memory is that of the core and its workers together (Linux).
 */
import { execFileSync, fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBriefLibrary } from './brief/library.ts'
import type { Step } from './brief/measure.ts'
import { watchTree } from './brief/memory.ts'
import { makeReports, pdfsIn, variants } from './reports.ts'
import { checkLinks } from '../src-main/pdf/brief/checks.fixture.ts'

const MEGABYTE = 1024 ** 2
const [given] = process.argv.slice(2)
const place = await mkdtemp(join(tmpdir(), 'cartable-brief-'))

const mb = (bytes: number): string => (bytes / MEGABYTE).toFixed(0)

/**
 * Runs the steps in a process of their own, whose memory holds nothing of the making of the library.
 *
 * @param only `window`: what the window does, a preview and then an export
 * @param looking at memory too: the kernel holds the processes up while it adds theirs, so times are taken without
 */
async function measure(folder: string, briefId: string, only: string, looking: boolean): Promise<Step[]> {
  const child = fork(join(import.meta.dirname, 'brief', 'measure.ts'), [folder, briefId, place, only])
  const watched = watchTree(child.pid ?? 0, looking ? undefined : null)
  const steps: Step[] = []
  console.log(
    '| what | seconds | of processor | pages | MB, shared pages shared out | MB, resident |\n|---|---|---|---|---|---|',
  )
  child.on('message', (message) => {
    const done = message as Step
    const { resident, proportional, cpuMs } = watched.largest()
    const times = [done.ms, cpuMs].map((ms) => (ms / 1000).toFixed(2)).join(' | ')
    const memory = looking ? [mb(proportional), mb(resident)] : ['–', '–']
    console.log(`| ${[done.what, times, done.pages, ...memory].join(' | ')} |`)
    const warnings = Object.entries(Object.groupBy(done.warnings, (each) => each))
    if (warnings.length > 0)
      console.log(`  ${warnings.map(([each, all]) => `${each} × ${all?.length}`).join(', ')}`)
    steps.push(done)
    child.send('next')
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  watched.stop()
  if (code !== 0) throw new Error(`The measuring process ended with ${String(code)}`)
  return steps
}

function qpdf(path: string): string {
  try {
    execFileSync('qpdf', ['--check', path], { stdio: 'pipe' })
    return 'clean'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'not installed'
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    return said.trim()
  }
}

async function judge(steps: readonly Step[]): Promise<boolean> {
  const paths = steps.flatMap(({ path }) => (path?.endsWith('.pdf') ? [path] : []))
  const files = await Promise.all(paths.map((path) => readFile(path)))
  const [first] = files
  if (!first || !paths[0]) throw new Error('Nothing was exported')
  const { pages, pageObjects, internal, outline, dead } = await checkLinks(first)
  const same = files.every((bytes) => Buffer.compare(bytes, first) === 0)
  const checked = qpdf(paths[0])
  console.log(
    `\n${mb(first.byteLength)} MB, the same bytes each time: ${same ? 'yes' : 'NO'}; qpdf: ${checked};`,
  )
  console.log(
    `pages ${pages}, page objects ${pageObjects}; links ${internal}, outline ${outline.length}, dead ${dead.length}`,
  )
  return (
    same && pages === pageObjects && dead.length === 0 && (checked === 'clean' || checked === 'not installed')
  )
}

try {
  const own = given === undefined ? await makeReports(join(place, 'reports')) : await pdfsIn(given)
  const files = own.length >= 12 ? own : await variants(own, join(place, 'files'), Math.ceil(12 / own.length))
  const { folder, briefId } = await makeBriefLibrary(place, files)
  const alone = await measure(folder, briefId, '', false)
  const inWindow = await measure(folder, briefId, 'window', false)
  await measure(folder, briefId, '', true)
  await measure(folder, briefId, 'window', true)
  const fine = await judge([...alone, ...inWindow])
  process.exitCode = fine ? 0 : 1
} finally {
  await rm(place, { recursive: true, force: true })
}
