import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListFilter, ListSort } from '../../contract/publications.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import type { Library } from '../../core/library.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { sortKey } from './order.ts'
import { everything, inOrder, meets, valuesOf } from './plain.fixture.ts'

const TYPES = ['publication-type:brochure', 'publication-type:research-report', null]
const CONCEPTS = [
  'country:NE',
  'country:FR',
  'region:mmc-west-africa',
  'theme:smuggling',
  'theme:data',
  'rabat-domain:cadiz-area-1',
  'route:agadez-libya',
  'route:central-mediterranean',
]
const DATES = ['2019', '2019-05', '2019-33', '2020-05-24', '2020/2021', '../2018', null]
const PUBLISHERS = [
  { kind: 'organisation' as const, name: 'MMC', conceptId: 'organisation:mmc' },
  { kind: 'organisation' as const, name: 'MMC West Africa', conceptId: 'organisation:mmc-wa' },
  { kind: 'organisation' as const, name: 'Éditions du Puits', conceptId: null },
]

const fields = fc.record({
  title: fc.dictionary(
    fc.constantFrom('fr', 'en'),
    fc.constantFrom('Éthiopie', 'Etat 2', 'état 10', '« Zèbre »', 'Mali', 'The road'),
    {
      minKeys: 1,
    },
  ),
  type: fc.constantFrom(...TYPES),
  issued: fc.constantFrom(...DATES),
  publishers: fc.subarray(PUBLISHERS, { maxLength: 2 }),
  concepts: fc.subarray(CONCEPTS),
  readState: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
  state: fc.constantFrom('inbox' as const, 'catalogued' as const),
})

const NAMES = [
  'publisher',
  'type',
  'year',
  'region',
  'country',
  'domain',
  'theme',
  'read',
  'scheme:route',
] as const
const filters = fc.record({
  state: fc.option(fc.constantFrom('inbox' as const, 'catalogued' as const), { nil: undefined }),
  trashed: fc.option(fc.boolean(), { nil: undefined }),
  facets: fc.record(
    {
      type: fc.subarray(TYPES.filter((type) => type !== null)),
      'scheme:route': fc.subarray(['route:trans-saharan', 'route:nothing']),
      theme: fc.subarray(['theme:smuggling', 'theme:data']),
      region: fc.subarray(['region:mmc-west-africa', 'region:mmc-europe']),
      publisher: fc.subarray(['organisation:mmc', 'name:Éditions du Puits']),
      year: fc.subarray(['2019', '2020']),
    },
    { requiredKeys: [] },
  ),
})
const sorts = fc.record({
  by: fc.constantFrom(
    'issued' as const,
    'title' as const,
    'publisher' as const,
    'type' as const,
    'added' as const,
    'modified' as const,
    'marks' as const,
  ),
  descending: fc.boolean(),
})
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('create' as const), fields }),
    fc.record({
      kind: fc.constant('edit' as const),
      at: fc.nat(20),
      fields: fc.record(fieldsArbitraries(), { requiredKeys: [] }),
    }),
    fc.record({ kind: fc.constantFrom('trash' as const, 'restore' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('ask' as const), filter: filters }),
  ),
  { minLength: 4, maxLength: 24 },
)

function fieldsArbitraries() {
  return {
    issued: fc.constantFrom(...DATES),
    concepts: fc.subarray(CONCEPTS),
    title: fc.constantFrom({ fr: 'Zoo' }, { en: 'Éléphant', fr: 'Abri' }),
    readState: fc.constantFrom('unread' as const, 'read' as const),
  }
}

async function compare(library: Library, filter: ListFilter, sort: ListSort, concepts: readonly Concept[]) {
  const { client } = library
  const all = await everything(library)
  const wanted = inOrder(
    all.filter((each) => meets(each, filter, concepts)),
    sort,
    concepts,
  )
  expect(await client.publications.ids({ filter, sort, language: 'fr' })).toEqual(wanted)
  const { total, rows } = await client.publications.list({
    filter,
    sort,
    language: 'fr',
    limit: 3,
    offset: 1,
  })
  expect(total).toBe(wanted.length)
  expect(rows.map((row) => row.id)).toEqual(wanted.slice(1, 4))
  const counted = await client.catalogue.facets({ filter, facets: [...NAMES] })
  expect(counted.total).toBe(wanted.length)
  for (const { name, values } of counted.facets) {
    const counts = new Map((filter.facets?.[name] ?? []).map((value) => [value, 0]))
    for (const each of all.filter((one) => meets(one, filter, concepts, name))) {
      for (const value of valuesOf(each, name, concepts)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(counts)
  }
  const alive = all.filter((each) => each.trashedAt === null)
  expect(counted.scopes).toEqual({
    inbox: alive.filter((each) => each.state === 'inbox').length,
    all: alive.length,
    reading: alive.filter((each) => each.readState === 'reading').length,
    trash: all.length - alive.length,
  })
}

describe('the catalogue in memory', () => {
  it('agrees with the database after any edits', async () => {
    const folder = await testFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(steps, filters, sorts, async (edits, filter, sort) => {
        run += 1
        const library = await testLibrary(join(folder, String(run)))
        const { client } = library
        const concepts = await client.vocabulary.all()
        const ids: string[] = []
        for (const edit of edits) {
          if (edit.kind === 'create') ids.push((await client.publications.create({ fields: edit.fields })).id)
          else if (edit.kind === 'ask') {
            // The same order each time, so that it has to be kept up.
            await compare(library, edit.filter, sort, concepts)
          } else {
            const id = ids[edit.at % Math.max(1, ids.length)]
            if (id === undefined) continue
            if (edit.kind === 'edit') await client.publications.edit({ ids: [id], fields: edit.fields })
            else await client.publications[edit.kind]({ ids: [id] })
          }
        }
        await compare(library, filter, sort, concepts)
        await library.close()
      }),
      { numRuns: 12 },
    )
  })

  it('learns of what another program wrote', async () => {
    const folder = join(await testFolder(), 'library')
    const here = await testLibrary(folder)
    const there = await testLibrary(folder)
    const count = async () => (await here.client.publications.list({})).total
    expect(await count()).toBe(0)
    const { id } = await there.client.publications.create({ fields: { title: { en: 'A' } } })
    expect(await count()).toBe(1)
    await there.client.publications.trash({ ids: [id] })
    expect(await count()).toBe(0)
  })

  it('sorts accents, numbers and opening marks as a reader does', () => {
    const titles = ['« Zèbre »', 'Étude 10', 'Etude 9', 'Éthiopie', 'Mali', '“Abri”', 'Œuvre', 'Ouvrage']
    expect(titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      '“Abri”',
      'Éthiopie',
      'Etude 9',
      'Étude 10',
      'Mali',
      'Œuvre',
      'Ouvrage',
      '« Zèbre »',
    ])
  })
})
