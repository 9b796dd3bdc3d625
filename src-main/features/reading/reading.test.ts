import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingPlace } from '../../contract/reading.ts'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

const PLACE: ReadingPlace = {
  page: 3,
  offset: 0.4217,
  zoom: 1.25,
  layout: 'two',
  rotation: 90,
  night: true,
  panels: ['marks', 'outline'],
}

describe('places in files', () => {
  it('are what was kept last, and no edits', async () => {
    const library = await testLibrary()
    const { client } = library
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['Made-up report']] })
    const { attachmentId, publicationId } = await importOne(library, path)
    const before = await client.history.list({ entityId: publicationId })
    expect(await client.reading.place({ attachmentId })).toBeNull()
    await client.reading.keep({ attachmentId, place: PLACE })
    await client.reading.keep({ attachmentId, place: { ...PLACE, page: 4, zoom: 'page-fit', night: false } })
    expect(await client.reading.place({ attachmentId })).toEqual({
      ...PLACE,
      page: 4,
      zoom: 'page-fit',
      night: false,
    })
    expect(await client.history.list({ entityId: publicationId })).toEqual(before)
  })

  it('of a file that was never opened are its first page, shown as the one that was read last', async () => {
    const library = await testLibrary()
    const [one, two] = await Promise.all(
      ['one', 'two'].map(async (name) =>
        writePdf(join(await testFolder(), `${name}.pdf`), { pages: [[`Made-up report ${name}`]] }),
      ),
    )
    const { attachmentId } = await importOne(library, String(one))
    const { attachmentId: other } = await importOne(library, String(two))
    await library.client.reading.keep({ attachmentId, place: PLACE })
    expect(await library.client.reading.place({ attachmentId: other })).toEqual({
      ...PLACE,
      page: 1,
      offset: 0,
      rotation: 0,
    })
  })

  it('are on disk when keeping returns: a copy of the library taken without closing has them', async () => {
    const folder = join(await testFolder(), 'library')
    const library = await testLibrary(folder)
    const path = await writePdf(join(await testFolder(), 'a.pdf'), { pages: [['Made-up report']] })
    const { attachmentId } = await importOne(library, path)
    await library.client.reading.keep({ attachmentId, place: PLACE })
    const copy = join(await testFolder(), 'copy')
    await cp(folder, copy, { recursive: true })
    expect(await (await testLibrary(copy)).client.reading.place({ attachmentId })).toEqual(PLACE)
  })

  it('of files that are not there, or that make no sense, are refused', async () => {
    const { client } = await testLibrary()
    const attachmentId = '01900000-0000-7000-8000-000000000000'
    await expect(client.reading.place({ attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.reading.keep({ attachmentId, place: PLACE })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const place = { ...PLACE, rotation: 45 } as unknown as ReadingPlace
    await expect(client.reading.keep({ attachmentId, place })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
