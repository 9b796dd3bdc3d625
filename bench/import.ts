/**
 * Speed of the whole import (hash, copy, text, boxes, metadata, thumbnail, index) against `pdftotext` alone on the same
 * files in the same run, and of two workers against one. Rounds alternate so that a slow moment hits all alike; the
 * medians are compared. Usage: node bench/import.ts [FOLDER] [--rounds N] [--times N]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLibrary } from '../src-main/core/library.ts'
import { makeReports, pdfsIn, variants } from './reports.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, times: { type: 'string', default: '8' } },
})

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Seconds that `pdftotext` takes for the files, one after the other. */
function timePdftotext(files: readonly string[]): number {
  const start = performance.now()
  for (const file of files) execFileSync('pdftotext', [file, '/dev/null'], { stdio: 'ignore' })
  return (performance.now() - start) / 1000
}

/** Seconds that importing takes, from the call to the summary; the library is open and its workers have started. */
async function timeImport(
  files: string[],
  workers: number,
  warm: string,
): Promise<{ seconds: number; pages: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'cartable-bench-'))
  const library = await openLibrary(folder, { create: true, workers })
  try {
    // An app that is open has its workers running; `warm` is no PDF that is imported later.
    await Promise.all(
      Array.from({ length: workers }, () => library.context.pool.run('thumbnail', { path: warm })),
    )
    const start = performance.now()
    let pages = 0
    for await (const event of await library.client.imports.run({ paths: files })) {
      if (event.kind !== 'result') continue
      if (event.result.status !== 'imported') throw new Error(`${event.result.path}: ${event.result.status}`)
      pages += event.result.pages
    }
    return { seconds: (performance.now() - start) / 1000, pages }
  } finally {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  }
}

if (spawnSync('pdftotext', ['-v']).error) {
  console.error('pdftotext (poppler) is needed to compare with.')
  process.exit(2)
}
const work = await mkdtemp(join(tmpdir(), 'cartable-bench-files-'))
try {
  const [folder] = positionals
  const originals = folder === undefined ? await makeReports(join(work, 'made')) : await pdfsIn(folder)
  const files = await variants(originals, join(work, 'variants'), Number(values.times))
  const warm = originals[0] ?? ''
  const seconds: Record<'pdftotext' | 'one' | 'two', number[]> = { pdftotext: [], one: [], two: [] }
  let pages = 0
  for (let round = 0; round < Number(values.rounds); round += 1) {
    seconds.pdftotext.push(timePdftotext(files))
    const one = await timeImport(files, 1, warm)
    pages = one.pages
    seconds.one.push(one.seconds)
    seconds.two.push((await timeImport(files, 2, warm)).seconds)
  }
  const [text, one, two] = [median(seconds.pdftotext), median(seconds.one), median(seconds.two)]
  console.log(`machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`)
  console.log(`files: ${files.length}, pages: ${pages}, rounds: ${values.rounds}`)
  console.log(
    `pdftotext: ${text.toFixed(2)} s · import, one worker: ${one.toFixed(2)} s · two: ${two.toFixed(2)} s`,
  )
  console.log(`rate of the import to that of pdftotext, one worker: ${(text / one).toFixed(2)} (target 0.6)`)
  console.log(`two workers to one: ${(one / two).toFixed(2)} (target 1.6)`)
} finally {
  await rm(work, { recursive: true, force: true })
}
