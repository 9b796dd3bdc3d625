import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BriefFormat } from '../../src-main/contract/briefs.ts'
import { resultOf } from '../../src-main/contract/stream.ts'
import { openLibrary } from '../../src-main/core/library.ts'
import { forkWorker, type SpawnWorker } from '../../src-main/pdf/pool/spawn.ts'

/** One thing that was done, and how long it took. */
export interface Step {
  readonly what: string
  readonly ms: number
  readonly pages: number
  readonly warnings: readonly string[]
  readonly path: string | null
}

const [folder = '', briefId = '', out = '', only = ''] = process.argv.slice(2)

/** Times one step in the library that is open, and tells the parent, which watches the memory. */
async function step(what: string, work: () => Promise<Omit<Step, 'what' | 'ms'>>): Promise<void> {
  const start = performance.now()
  const result = await work()
  process.send?.({ what, ms: performance.now() - start, ...result } satisfies Step)
  await new Promise((resolve) => process.once('message', resolve))
}

/** The worker of the built program, as people have it: from its sources it takes half a second more to start. */
const built = new URL('../../out/main/pdf-worker.js', import.meta.url)
const spawn: SpawnWorker = (entry, listener) => forkWorker(existsSync(built) ? built : entry, listener)
const library = await openLibrary(folder, { spawn })
// What opening took is not part of the first step.
await step('open', () => Promise.resolve({ pages: 0, warnings: [], path: null }))
const { client } = library
const exported = async (format: BriefFormat, name: string) => {
  const path = join(out, `${name}.${format}`)
  const { pages, warnings } = await resultOf(client.briefs.export({ briefId, format, path, overwrite: true }))
  return { pages, warnings: warnings.map(({ code, detail }) => `${code} ${detail}`), path }
}
const preview = async () => {
  const { pages, warnings } = await client.briefs.preview({ briefId })
  return { pages, warnings: warnings.map(({ code }) => code), path: null }
}
if (only === 'window') {
  // The window shows a brief before anybody can export it.
  await step('preview, first in this library', preview)
  await step('export after it', () => exported('pdf', 'window'))
  await library.close()
  process.exit()
}
await step('export, first in this library', () => exported('pdf', 'first'))
for (const name of ['second', 'third']) await step('export again', () => exported('pdf', name))
for (const what of ['preview, first', 'preview again']) await step(what, preview)
await step('verify', async () => {
  const { ok, items } = await resultOf(client.briefs.verify({ briefId }))
  const faults = items.filter(({ status }) => status !== 'match' && status !== 'image')
  return { pages: 0, warnings: ok ? [] : faults.map(({ status }) => status), path: null }
})
for (const format of ['docx', 'md', 'html'] as const) {
  await step(`export as ${format}`, () => exported(format, 'note'))
}
await library.close()
process.disconnect()
