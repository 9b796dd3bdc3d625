/**
 * Records in and out: a library of generated records is written in every form, and each file is read, taken into an empty
 * library and taken back, in this process, through the contract. Tells the time, the longest that the core's thread kept others
 * waiting, and the memory of the process. Usage: node bench/exchange.ts [--count N] [--form NAME]
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { RECORD_EXTENSIONS, RecordFormat } from '../src-main/contract/exchange.ts'
import { openLibrary, type Library } from '../src-main/core/library.ts'
import { generatedBibliography } from './exchange/generate.ts'
import { Watch, type Watched } from './exchange/watch.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, form: { type: 'string' } },
})
const FORMS = RecordFormat.options.filter((form) => values.form === undefined || values.form === form)

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

function row(what: string, form: string, { ms, longest, longestAtWork, rss }: Watched, more = ''): void {
  const numbers = [ms, longest, longestAtWork].map((each) => each.toFixed(0)).join(' | ')
  console.log(`| ${form} | ${what} | ${numbers} | ${(rss / 1e6).toFixed(0)} | ${more} |`)
}

async function withLibrary<T>(folder: string, work: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary(folder, { create: true, workers: 1 })
  try {
    return await work(library)
  } finally {
    await library.close()
  }
}

async function comeIn({ client }: Library, form: string, path: string): Promise<void> {
  const read = await Watch.over(async () => last(await client.exchange.read({ file: { path } })))
  row('read and compared', form, read, `${read.value.total} records, ${read.value.problemCount} problems`)
  const { reading } = read.value
  const again = await Watch.over(() => client.exchange.preview({ reading }))
  row('preview again', form, again)
  const taken = await Watch.over(async () => last(await client.exchange.take({ reading, files: 'none' })))
  const { command, added, failed, problemCount } = taken.value
  row('taken', form, taken, `${added} added, ${failed} failed, ${problemCount} problems`)
  const list = await Watch.over(() => client.publications.list({}))
  row('first list after it', form, list, `${list.value.total} publications`)
  const undone = await Watch.over(() => client.history.undo({ command }))
  row('taken back', form, undone, `${undone.value.restored} restored`)
}

const folder = await mkdtemp(join(tmpdir(), 'cartable-exchange-'))
try {
  const source = join(folder, 'source.bib')
  await writeFile(source, generatedBibliography(Number(values.count)))
  console.log('| form | what | ms | longest wait | longest at work | MB | |\n|---|---|---|---|---|---|---|')
  const files = new Map<RecordFormat, string>()
  await withLibrary(join(folder, 'source'), async (library) => {
    const { client } = library
    const { reading } = await last(await client.exchange.read({ file: { path: source } }))
    await last(await client.exchange.take({ reading, files: 'none' }))
    for (const format of FORMS) {
      const path = join(folder, `all${RECORD_EXTENSIONS[format]}`)
      const written = await Watch.over(async () =>
        last(await client.exchange.write({ format, path, notes: 'all' })),
      )
      row('written', format, written, `${((await stat(path)).size / 1e6).toFixed(1)} MB`)
      files.set(format, path)
    }
  })
  for (const [format, path] of files) {
    await withLibrary(join(folder, `into-${format}`), (library) => comeIn(library, format, path))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
