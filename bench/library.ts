/**
 * Speed of the catalogue and of search on a generated library, in this process, through the contract. Each question is
 * asked with other values every time, so that nothing is answered from what was worked out before. Usage:
 * node bench/library.ts [FOLDER] [--count N] [--cpu]; the library is made in FOLDER unless it is there. With `--cpu` the time
 * is that of the main thread at work, for a machine that does other things too: all the work is done on that thread.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Facet } from '../src-main/contract/catalogue.ts'
import type { FacetSelection } from '../src-main/contract/facets.ts'
import type { CartableClient } from '../src-main/contract/index.ts'
import { openLibrary } from '../src-main/core/library.ts'
import { generateLibrary } from './library/generate.ts'

/** What a person types; each is sent letter by letter. */
const TYPED = [
  'passeurs sahel',
  'smugglers niger',
  'migration routes',
  'réfugiés libye',
  '"violence detention"',
  'enfants 4mi',
  'kola badara',
  'diaspora year:2019..2021',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '100000' }, cpu: { type: 'boolean', default: false } },
})

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const [start, used] = [performance.now(), process.threadCpuUsage()]
  const value = await run()
  const { user, system } = process.threadCpuUsage(used)
  return { value, ms: values.cpu ? (user + system) / 1000 : performance.now() - start }
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  console.log(`| ${what} | ${times.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`)
}

/** Selections as a person makes them: one value, then two facets, then three. */
function selections(facets: readonly Facet[]): FacetSelection[] {
  const value = (name: Facet['name'], at: number): string[] => {
    const found = facets.find((facet) => facet.name === name)?.values[at]
    return found ? [found.value] : []
  }
  return Array.from({ length: 12 }, (_, at) => [
    { theme: value('theme', at) },
    { country: value('country', at), year: value('year', at % 8) },
    { publisher: value('publisher', at % 4), language: value('language', at % 2), type: value('type', at) },
  ]).flat()
}

async function timeFacets(client: CartableClient): Promise<void> {
  const first = await timed(() => client.catalogue.facets({}))
  report('facets and total, first', [first.ms])
  const times: number[] = []
  for (const facets of selections(first.value.facets)) {
    const { ms } = await timed(async () => {
      const filter = { facets }
      await Promise.all([client.publications.list({ filter }), client.catalogue.facets({ filter })])
    })
    times.push(ms)
  }
  report('another facet: list, 12 facets, total', times)
}

async function timeWindows(client: CartableClient, count: number): Promise<void> {
  for (const limit of [100, 500]) {
    const times: number[] = []
    for (let at = 0; at < 40; at += 1) {
      const offset = Math.floor((at * 0.618 * count) % count)
      times.push((await timed(() => client.publications.list({ limit, offset }))).ms)
    }
    report(`window of ${limit} rows`, times)
  }
}

async function timeSorts(client: CartableClient): Promise<void> {
  for (const by of ['title', 'publisher', 'type', 'marks', 'added', 'modified'] as const) {
    const sort = { by, descending: false }
    report(`first list by ${by}`, [
      (await timed(() => client.publications.list({ sort, language: 'fr' }))).ms,
    ])
  }
}

async function timeTyping(client: CartableClient): Promise<void> {
  await client.search.query({ query: 'x' })
  const times: number[] = []
  const titles: number[] = []
  for (const text of TYPED) {
    // A filter that is half typed (`year:2`) is an error, and fast.
    for (let end = 1; end <= text.length; end += 1) {
      const query = text.slice(0, end)
      times.push((await timed(() => client.search.query({ query, language: 'fr' }).catch(() => null))).ms)
      titles.push((await timed(() => client.search.titles({ query, language: 'fr' }))).ms)
    }
  }
  report('search, every keystroke', times)
  report('titles, every keystroke', titles.slice(1))
}

async function timeEdits(client: CartableClient): Promise<void> {
  const { rows } = await client.publications.list({ limit: 20 })
  const edits: number[] = []
  const lists: number[] = []
  for (const [at, { id }] of rows.entries()) {
    const fields = { rights: `© ${at}`, issued: at % 2 === 0 ? '2001' : '2002' }
    edits.push((await timed(() => client.publications.edit({ ids: [id], fields }))).ms)
    lists.push(
      (await timed(() => Promise.all([client.publications.list({}), client.catalogue.facets({})]))).ms,
    )
  }
  report('edit of one publication', edits)
  report('list and facets after it', lists)
}

async function timeMatches(client: CartableClient): Promise<void> {
  const { rows } = await client.publications.list({ filter: { state: 'inbox' }, limit: 500 })
  const ids = rows.map((row) => row.id)
  report('matches of 500, first', [(await timed(() => client.matches.list({ ids }))).ms])
  report('matches of 500, again', [(await timed(() => client.matches.list({ ids }))).ms])
}

const count = Number(values.count)
const [given] = positionals
const folder = given ?? (await mkdtemp(join(tmpdir(), 'cartable-bench-')))
try {
  if (!existsSync(join(folder, 'library.sqlite'))) {
    const { ms } = await timed(() => generateLibrary(folder, count))
    console.log(`${count} publications made in ${(ms / 1000).toFixed(0)} s\n`)
  }
  console.log('| what | times | p50 ms | p95 ms | most ms |\n|---|---|---|---|---|')
  const opened = await timed(() => openLibrary(folder, { workers: 1 }))
  const library = opened.value
  const { client } = library
  report('open', [opened.ms])
  const first = await timed(() => client.publications.list({}))
  report('first list', [first.ms])
  await timeFacets(client)
  await timeWindows(client, first.value.total)
  await timeSorts(client)
  await timeTyping(client)
  await timeEdits(client)
  await timeMatches(client)
  await library.close()
} finally {
  if (given === undefined) await rm(folder, { recursive: true, force: true })
}
