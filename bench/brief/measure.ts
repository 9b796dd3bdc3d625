import { join } from 'node:path'
import type { BriefFormat } from '../../src-main/contract/briefs.ts'
import { resultOf } from '../../src-main/contract/stream.ts'
import { openLibrary } from '../../src-main/core/library.ts'

/** One thing that was done, and how long it took. */
export interface Step {
  readonly what: string
  readonly ms: number
  readonly pages: number
  readonly warnings: readonly string[]
  readonly path: string | null
}

const [folder = '', briefId = '', out = ''] = process.argv.slice(2)

/** Times one step in the library that is open, and tells the parent, which watches the memory. */
async function step(what: string, work: () => Promise<Omit<Step, 'what' | 'ms'>>): Promise<void> {
  const start = performance.now()
  const result = await work()
  process.send?.({ what, ms: performance.now() - start, ...result } satisfies Step)
  await new Promise((resolve) => process.once('message', resolve))
}

const library = await openLibrary(folder)
// What opening took is not part of the first step.
await step('open', () => Promise.resolve({ pages: 0, warnings: [], path: null }))
const { client } = library
const exported = async (format: BriefFormat, name: string) => {
  const path = join(out, `${name}.${format}`)
  const { pages, warnings } = await resultOf(client.briefs.export({ briefId, format, path, overwrite: true }))
  return { pages, warnings: warnings.map(({ code, detail }) => `${code} ${detail}`), path }
}
await step('export, first in this library', () => exported('pdf', 'first'))
for (const name of ['second', 'third']) await step('export again', () => exported('pdf', name))
for (const what of ['preview, first', 'preview again']) {
  await step(what, async () => {
    const { pages, warnings } = await client.briefs.preview({ briefId })
    return { pages, warnings: warnings.map(({ code }) => code), path: null }
  })
}
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
