import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { PDFDocument, rgb } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PdfPool } from '../pool/index.ts'
import { COVER_MAX_HEIGHT, COVER_WIDTH, coverSize } from './size.ts'

describe('coverSize', () => {
  it('keeps the proportions of ordinary pages', () => {
    expect(coverSize(595.28, 841.89)).toEqual({ width: 320, height: 453 })
    expect(coverSize(841.89, 595.28)).toEqual({ width: 320, height: 226 })
    expect(coverSize(100, 10_000)).toEqual({ width: 10, height: 960 })
  })

  it('stays within bounds for any numbers a file may hold', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (width, height) => {
        const size = coverSize(width, height)
        expect(size.width).toBeGreaterThanOrEqual(1)
        expect(size.width).toBeLessThanOrEqual(COVER_WIDTH)
        expect(size.height).toBeGreaterThanOrEqual(1)
        expect(size.height).toBeLessThanOrEqual(COVER_MAX_HEIGHT)
      }),
    )
  })
})

describe('the thumbnail job', () => {
  let folder: string
  const pool = new PdfPool({ size: 1 })
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cartable-cover-'))
  })
  afterAll(async () => {
    await pool.close()
    await rm(folder, { recursive: true })
  })

  it('draws the first page in a worker process', async () => {
    const document = await PDFDocument.create()
    document.addPage([200, 100]).drawRectangle({ x: 0, y: 50, width: 200, height: 50, color: rgb(1, 0, 0) })
    const file = path.join(folder, 'red.pdf')
    await writeFile(file, await document.save())
    const cover = await pool.run('thumbnail', { path: file })
    const picture = decode(cover.png)
    expect([picture.width, picture.height, picture.channels]).toEqual([320, 160, 3])
    expect([...picture.data.slice(0, 3)]).toEqual([255, 0, 0])
    expect([...picture.data.slice(-3)]).toEqual([255, 255, 255])
  })

  it('reports why a file cannot be drawn', async () => {
    const file = path.join(folder, 'page.pdf')
    await writeFile(file, '<html></html>')
    await expect(pool.run('thumbnail', { path: file })).rejects.toMatchObject({ code: 'NOT_A_PDF' })
  })
})
