import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { expect, it } from 'vitest'
import { importOne } from '../../testing/import.ts'
import { testFolder, testLibrary } from '../../testing/library.ts'
import { writePdf } from '../../testing/pdf.ts'

it('writes what an area frames as a picture for print, and replaces no file unasked', async () => {
  const library = await testLibrary()
  const { client } = library
  const folder = await testFolder()
  const pages = [['HEADLINE', 'A line of text.']]
  const { attachmentId } = await importOne(library, await writePdf(join(folder, 'a.pdf'), { pages }))
  const words = { quads: [], ink: [], quote: null, prefix: null, suffix: null }
  const framing = (rect: [number, number, number, number]) =>
    client.annotations.create({ attachmentId, kind: 'area', pageIndex: 0, rect, ...words })
  const path = join(folder, 'area.png')
  const headline = await framing([60, 766, 132, 790])
  expect(await client.exports.picture({ annotationId: headline.id, path })).toEqual({ path, download: null })
  const picture = decode(await readFile(path))
  // A point is 300/72 pixels.
  expect([picture.width, picture.height]).toEqual([300, 100])
  expect(Math.min(...picture.data)).toBeLessThan(60)

  const again = client.exports.picture({ annotationId: headline.id, path })
  await expect(again).rejects.toMatchObject({ code: 'EXPORT_REFUSED' })
  const outside = await framing([700, 900, 800, 950])
  await expect(
    client.exports.picture({ annotationId: outside.id, path, overwrite: true }),
  ).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  expect(decode(await readFile(path)).width).toBe(300)
})
