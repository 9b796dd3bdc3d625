import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Library } from '../../core/library.ts'
import { testLibrary } from '../../testing/library.ts'
import { foldWords } from './fold.ts'
import { warmSearch } from './index.ts'
import { indexPages, indexPublication } from './store.ts'
import { readTerms } from './terms.ts'

const NOW = '2026-01-01T00:00:00Z'
const idOf = (at: number): string => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`
const WORDS = [
  'réintégration',
  'réinsertion',
  'retour',
  'passeurs',
  'smugglers',
  'œuvre',
  'تهريب',
  'été',
  '4mi',
  'n',
]

async function fill({ context }: Library): Promise<void> {
  await context.db.transaction().execute(async (db) => {
    for (let at = 0; at < 60; at += 1) {
      const title = JSON.stringify({
        fr: `${WORDS[at % WORDS.length]} ${WORDS[(at * 7 + 3) % WORDS.length]} ${at}`,
      })
      await sql`insert into publications (id, title, read_state, state, created_at, modified_at)
        values (${idOf(at)}, ${title}, 'unread', 'catalogued', ${NOW}, ${NOW})`.execute(db)
      await indexPublication(db, idOf(at))
    }
  })
}

it('takes plain words as the index does, letter by letter', async () => {
  const { context } = await testLibrary()
  const letters = [
    ...'abcdefghijklmnopqrstuvwxyz0123456789',
    ...Array.from({ length: 0x64a - 0x621 + 1 }, (_, at) => String.fromCodePoint(0x621 + at)),
  ].filter((letter) => foldWords(letter)[0] === letter)
  expect(letters.length).toBeGreaterThan(60)
  await indexPages(
    context.db,
    letters.map((letter, at) => ({ id: at + 1, text: `ب${letter}ب x${letter}` })),
  )
  const terms = await readTerms(context.db, 'pages')
  for (const [at, letter] of letters.entries()) {
    const range = terms.find(`x${letter}`, false)
    if (range === null) continue
    const match = `"x${letter}"`
    const { rows } = await sql<{ rowid: number }>`
      select rowid from pages_fts where pages_fts match ${match}`.execute(context.db)
    // What the index would not take as it is must be left to it.
    expect([letter, range.to - range.from]).toEqual([letter, rows.length > 0 ? 1 : 0])
    expect(rows.map((row) => row.rowid)).toContain(at + 1)
  }
})

it('finds beginnings as a range', async () => {
  const library = await testLibrary()
  await fill(library)
  const terms = await readTerms(library.context.db, 'publications')
  const range = terms.find('rein', true)
  expect(range && terms.of(range)).toEqual(['reinsertion', 'reintegration'])
  const none = terms.find('zz', true)
  expect(none?.from).toBe(none?.to)
  expect(terms.find('l’eau', true)).toBeNull()
})

it('answers the same with the terms read as without', async () => {
  const cold = await testLibrary()
  const warm = await testLibrary()
  await fill(cold)
  await fill(warm)
  await warmSearch(warm.context)
  const queries = WORDS.flatMap((word) => [
    word,
    word.slice(0, 3),
    `${word} ret`,
    `"${word} retour"`,
    `retour -${word}`,
  ])
  for (const query of queries) {
    const ask = (library: Library) => library.client.search.query({ query, limit: 50 })
    expect(await ask(warm)).toEqual(await ask(cold))
  }
  // A word that comes with an edit is found at once.
  await warm.client.publications.edit({
    ids: [idOf(0)],
    fields: { rights: '©', title: { fr: 'Zanzibar nouveau' } },
  })
  expect((await warm.client.search.query({ query: 'zanz' })).publications).toBe(1)
})
