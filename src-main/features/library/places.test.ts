import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingPlace } from '../../contract/reading.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'
import { Sidecar } from './sidecar-schema.ts'

const PLACE: ReadingPlace = {
  page: 1,
  offset: 0.4,
  zoom: 1.25,
  layout: 'two',
  rotation: 90,
  night: true,
  panels: ['marks'],
}

describe('places in the record of a publication', () => {
  it('are written when the file is closed, and only wait for it while it is scrolled', async () => {
    const library = await testLibrary()
    const { client, context } = library
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['Made-up report']] })
    const { attachmentId, publicationId } = await importOne(library, path)
    await client.library.check()
    const record = context.layout.record(publicationId)
    const keep = (page: number, left: boolean): Promise<null> =>
      client.reading.keep({ attachmentId, place: { ...PLACE, page }, left })
    const before = await readFile(record, 'utf8')
    for (let page = 1; page <= 9; page++) await keep(page, false)
    expect(await readFile(record, 'utf8')).toBe(before)
    expect(await context.db.selectFrom('sidecar_queue').selectAll().execute()).toEqual([
      { publication_id: publicationId },
    ])
    await keep(9, true)
    await expect
      .poll(async () => Sidecar.parse(JSON.parse(await readFile(record, 'utf8'))).places)
      .toMatchObject([{ attachmentId, place: { ...PLACE, page: 9 } }])
    expect((await client.library.check()).problems).toEqual([])
  })

  it('that a later version wrote differently cost the record nothing else', () => {
    const places = [{ attachmentId: 'x', readAt: 'y', place: { page: 'iv' } }]
    expect(Sidecar.shape.places.parse(places)).toEqual([])
  })
})
