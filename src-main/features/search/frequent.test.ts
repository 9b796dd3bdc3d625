import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import type { Library } from '../../core/library.ts'
import { testLibrary } from '../../testing/library.ts'
import { warmSearch } from './index.ts'
import type * as Store from './store.ts'
import { indexPages, indexPublication, matchingPages, matchingRecords } from './store.ts'

vi.mock('./store.ts', async (original) => {
  const store = await original<typeof Store>()
  return {
    ...store,
    matchingPages: vi.fn(store.matchingPages),
    matchingRecords: vi.fn(store.matchingRecords),
  }
})

const NOW = '2026-01-01T00:00:00Z'
const TITLED = 1200
const OTHERS = 40
const PAGES = 30

const idOf = (at: number): string => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** 1,200 titles have the word; 40 abstracts have it, one of them with 30 pages that have it too. */
async function fill({ context }: Library): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    for (let at = 0; at < TITLED + OTHERS; at += 1) {
      const title = JSON.stringify({ fr: at < TITLED ? `Rapport ${at}` : `Étude ${at}` })
      const abstract = JSON.stringify(at < TITLED ? {} : { fr: 'Un rapport de plus' })
      await sql`insert into publications (id, title, abstract, read_state, state, created_at, modified_at)
        values (${idOf(at)}, ${title}, ${abstract}, 'unread', 'catalogued', ${NOW}, ${NOW})`.execute(db)
      await indexPublication(db, idOf(at))
    }
    await sql`insert into attachments (id, publication_id, sha256, byte_size, media_type, file_name, page_count, state,
      encrypted, signed, has_thumbnail, added_at)
      values (${idOf(9999)}, ${idOf(TITLED)}, 'ab', 1, 'application/pdf', 'f.pdf', ${PAGES}, 'ready', 0, 0, 0, ${NOW})`.execute(
      db,
    )
    const texts = Array.from({ length: PAGES }, (_, at) => ({
      id: at + 1,
      text: `Ce rapport a la page ${at}`,
    }))
    for (const { id, text } of texts)
      await sql`insert into pages (id, attachment_id, page_index, crop_box, rotation, user_unit, text, words)
        values (${id}, ${idOf(9999)}, ${id - 1}, '[0,0,1,1]', 0, 1, ${text}, x'')`.execute(db)
    // Among many pages without it, the word says much of those that have it: they come before the titles.
    const without = Array.from({ length: 1000 }, (_, at) => ({ id: 1000 + at, text: 'Une autre page' }))
    await indexPages(db, [...texts, ...without])
  })
}

it('answers words of very many titles without counting, with the same hits', async () => {
  const library = await testLibrary()
  await fill(library)
  for (const query of ['rapport', 'rapp', 'rapport ', 'rapport -plus']) {
    const ask = (count: boolean) =>
      library.client.search.query({ query, limit: 24, perPublication: 3, count })
    const [soon, whole] = [await ask(false), await ask(true)]
    expect(soon.exact).toBe(false)
    expect(whole.exact).toBe(true)
    expect(soon.hits).toEqual(whole.hits)
    expect(soon.counts).toEqual(whole.counts)
    expect(whole.total).toBe(TITLED + PAGES + (query.includes('-plus') ? 0 : OTHERS))
    expect(soon.total).toBe(TITLED + PAGES)
    // The pages and the abstract of one publication, which has the word in no title.
    const own = whole.hits.filter((hit) => hit.publicationId === idOf(TITLED))
    expect(own.map((hit) => hit.part)).toEqual(
      query.includes('-plus') ? [null, null, null] : ['abstract', null, null, null],
    )
  }
  expect((await library.client.search.query({ query: 'étude', count: false })).exact).toBe(true)
})

it('looks frequent words up before they are asked for, and keeps them whatever lists are read', async () => {
  const library = await testLibrary()
  await fill(library)
  await warmSearch(library.context)
  for (let at = 0; at < 300; at += 1)
    await library.client.publications.list({ filter: { keyword: `k${at}` }, limit: 1 })
  for (const lookUp of [matchingPages, matchingRecords]) vi.mocked(lookUp).mockClear()
  expect((await library.client.search.query({ query: 'page ' })).total).toBe(PAGES)
  expect(vi.mocked(matchingPages)).not.toHaveBeenCalled()
  expect((await library.client.search.query({ query: 'rapport ' })).total).toBe(TITLED + PAGES + OTHERS)
  expect(vi.mocked(matchingRecords).mock.calls.map(([, match]) => match)).not.toContain('"rapport"')
})
