import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RecordFormat, RecordsWritten } from '../../contract/exchange.ts'
import type { CartableClient } from '../../contract/index.ts'
import { FORMS } from '../../formats/index.ts'
import { understand } from '../../formats/to-record.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'

type WriteInput = Parameters<CartableClient['exchange']['write']>[0]

async function write(client: CartableClient, input: WriteInput): Promise<RecordsWritten> {
  const steps = await client.exchange.write(input)
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

async function library() {
  const { client } = await testLibrary()
  const parent = await client.collections.create({ name: 'Rabat' })
  const collection = await client.collections.create({ name: '2019', parentId: parent.id })
  const first = await client.publications.create({
    fields: {
      title: { fr: 'Sur la route', en: 'On the road' },
      issued: '2019-05',
      type: 'publication-type:policy-brief',
      publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre', conceptId: 'organisation:mmc' }],
      concepts: ['country:NE'],
      collections: [collection.id],
      notes: [
        { id: '01900000-0000-7000-8000-000000000001', text: 'to share', shareable: true },
        { id: '01900000-0000-7000-8000-000000000002', text: 'for us', shareable: false },
      ],
    },
  })
  const second = await client.publications.create({ fields: { title: { en: 'Wells' }, issued: '2020' } })
  return { client, folder: await testFolder(), parent, first, second }
}

describe('records', () => {
  it.each(['bibtex', 'ris', 'csl-json', 'csv', 'dc'] as const)(
    'leave as %s and say the same',
    async (format) => {
      const { client, folder, first } = await library()
      const path = join(folder, 'out')
      expect(await write(client, { format, path })).toMatchObject({ path, counts: { publications: 2 } })
      const read = FORMS[format].read(await readFile(path, 'utf8'), () => undefined)
      const records = read.records.map((cells) => understand(cells, FORMS[format].propose).record)
      expect(records.map(({ fields }) => fields.issued)).toEqual(['2020', '2019-05'])
      expect(records[1]).toMatchObject({
        id: first.id,
        fields: {
          title: first.title,
          type: first.type,
          concepts: first.concepts,
          publishers: first.publishers,
          collections: [['Rabat', '2019']],
          notes: [{ text: 'to share', shareable: true }],
        },
      })
    },
  )

  it('leave with everything, one entity a line, what is named before what names it', async () => {
    const { client, folder, first } = await library()
    const path = join(folder, 'all.jsonl')
    const { counts } = await write(client, { format: 'jsonl', path, notes: 'all' })
    expect(counts).toMatchObject({
      publications: 2,
      collections: 2,
      attachments: 0,
      annotations: 0,
      briefs: 0,
    })
    const lines = (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as unknown)
    expect(lines[0]).toEqual({ kind: 'cartable', version: 1 })
    expect(lines).toContainEqual({
      kind: 'publication',
      value: expect.objectContaining({ id: first.id, notes: first.notes }) as unknown,
    })
  })

  it('are those of a list, of a collection with what is below it, or named ones', async () => {
    const { client, folder, parent, second } = await library()
    const count = async (scope: WriteInput['scope'], format: RecordFormat = 'csl-json') =>
      (await write(client, { format, scope, path: join(folder, 'a'), overwrite: true })).counts[
        'publications'
      ]
    expect(await count({ kind: 'list', query: { filter: { year: '2020' } } })).toBe(1)
    expect(await count({ kind: 'collection', id: parent.id })).toBe(1)
    expect(await count({ kind: 'ids', ids: [second.id, second.id] })).toBe(1)
  })

  it('take the place of no file unasked, and leave none when they are cancelled', async () => {
    const { client, folder } = await library()
    const path = join(folder, 'out.bib')
    const stop = new AbortController()
    stop.abort()
    const steps = client.exchange.write({ format: 'bibtex', path }, { signal: stop.signal })
    await expect(steps.then((each) => each.next())).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(existsSync(path)).toBe(false)
    await write(client, { format: 'bibtex', path })
    await expect(write(client, { format: 'bibtex', path })).rejects.toMatchObject({ code: 'EXPORT_REFUSED' })
  })
})
