/**
 * Imports a folder of real and hostile files and compares what was opened with what `pdftotext` and pdf.js open.
 * Then puts a highlight and a note on each file, exports it, and lets a judge of your choice look at the result.
 * Usage: node bench/corpus.ts FOLDER [--password P] [--judge PROGRAM] [--keep FOLDER]
 * The judge is called as `PROGRAM ORIGINAL EXPORTED --added 2 [--incremental]`; status 0 agrees, 2 cannot tell.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { ImportResult } from '../src-main/contract/imports.ts'
import { type Library, openLibrary } from '../src-main/core/library.ts'
import { exportAll } from './corpus-export.ts'
import { isText, openedElsewhere } from './corpus-others.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { password: { type: 'string' }, judge: { type: 'string' }, keep: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('Usage: npm run test:corpus -- FOLDER [--password P] [--judge PROGRAM] [--keep FOLDER]')
  process.exit(2)
}

async function importAll(library: Library, path: string): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  const input =
    values.password === undefined ? { paths: [path] } : { paths: [path], password: values.password }
  for await (const event of await library.client.imports.run(input)) {
    if (event.kind === 'result') results.push(event.result)
  }
  return results
}

/** Attachments that hold text: on a page, in a form field, or in a mark (what pdftotext prints as one). */
async function withText(library: Library): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select attachment_id as id, text from pages
    union all select id, field_text from attachments
    union all select attachment_id, comment from annotations
  `.execute(library.context.db)
  return new Set(rows.filter((row) => isText(row.text)).map((row) => row.id))
}

const work = values.keep ?? (await mkdtemp(join(tmpdir(), 'cartable-corpus-')))
const library = await openLibrary(join(work, 'library'), { create: true })
let failed = 0
const expect = (holds: boolean, text: string): void => {
  if (!holds) failed += 1
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${text}`)
}
try {
  const results = await importAll(library, resolve(folder))
  const counts = Object.groupBy(results, (result) => result.status)
  for (const [status, list] of Object.entries(counts)) console.log(`${status}: ${list.length}`)
  for (const { path, problem } of results) if (problem) console.log(`  ${problem.code}  ${path}`)
  const readable = await withText(library)
  const opened = new Set(results.filter((r) => readable.has(r.attachmentId ?? '')).map((r) => r.path))
  const others = await openedElsewhere(
    results.map((result) => result.path),
    values.password,
  )
  const missed = [...others].filter((path) => !opened.has(path))
  for (const path of missed) console.log(`  text elsewhere, not here: ${path}`)
  expect(
    opened.size >= others.size - 2,
    `opened with text: ${opened.size}, by pdftotext or pdf.js: ${others.size}`,
  )
  const internal = results.filter((result) => result.problem?.code === 'INTERNAL')
  expect(internal.length === 0, `no unforeseen failure (${internal.length})`)
  const health = await library.client.library.check()
  expect(health.ok, `library is whole (${health.problems.length} problems)`)

  const outcome = await exportAll(library, results, {
    folder: join(work, 'exported'),
    ...(values.judge === undefined ? {} : { judge: values.judge }),
    ...(values.password === undefined ? {} : { password: values.password }),
  })
  for (const line of outcome.lines) console.log(`  ${line}`)
  console.log(`exported ${outcome.exported} of ${outcome.openable}: ${JSON.stringify(outcome.modes)}`)
  expect(outcome.exported >= outcome.openable * 0.98, 'at least 98 % exported')
  expect(
    outcome.damaged === 0,
    `no damaged copy (${outcome.damaged}; ${outcome.untold} that the judge cannot tell)`,
  )
  expect((await library.client.library.check()).ok, 'library is whole after the exports')
} finally {
  await library.close()
  if (values.keep === undefined) await rm(work, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
