import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testFolder, testLibrary } from '../../src-main/testing/library.ts'
import { generateLibrary } from './generate.ts'

it('makes a library that a check finds whole, apart from its files', async () => {
  const folder = join(await testFolder(), 'library')
  await generateLibrary(folder, 60, { sidecars: true })
  const { client } = await testLibrary(folder)
  const { problems } = await client.library.check()
  expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(['file-missing']))
  const { total, rows } = await client.publications.list({})
  expect(total).toBeGreaterThan(50)
  const found = await client.search.titles({ query: Object.values(rows[0]?.title ?? {})[0] ?? '' })
  expect(found.map((hit) => hit.id)).toContain(rows[0]?.id)
})
