import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Anchor } from '../../contract/annotations.ts'
import { loadPdfium } from '../pdfium/index.ts'
import { locateQuoteJob, type LocateQuoteInput } from './job.ts'

let folder: string
let path: string

async function makeFile(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([600, 800])
  page.drawText('Mixed migration in West Africa', { x: 50, y: 700, size: 20, font })
  page.drawText('a second line, and more of it', { x: 50, y: 676, size: 20, font })
  page.drawText('upwards', { x: 400, y: 300, size: 20, font, rotate: degrees(90) })
  page.drawText('slanting', { x: 100, y: 300, size: 20, font, rotate: degrees(30) })
  return await document.save()
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartable-anchor-'))
  path = join(folder, 'paper.pdf')
  await writeFile(path, await makeFile())
})
afterAll(() => rm(folder, { recursive: true }))

function locate(quote: string, pageIndex = 0, more: Partial<LocateQuoteInput> = {}): Promise<Anchor> {
  return locateQuoteJob(
    { path, quote, pageIndex, ...more },
    { pdfium: loadPdfium, progress: () => undefined },
  )
}

describe('locateQuoteJob', () => {
  it('anchors a quotation over two lines, with its context', async () => {
    const anchor = await locate('West Africa a second')
    expect(anchor).toMatchObject({
      pageIndex: 0,
      prefix: 'Mixed migration in ',
      quote: 'West Africa\na second',
    })
    expect(anchor.suffix).toBe(' line, and more of it slanting u')
    expect(anchor.quads).toHaveLength(2)
    const [x0, y0, x1, y1] = anchor.rect
    expect(x0).toBeCloseTo(50, -1)
    expect(y0).toBeGreaterThan(665)
    expect(x1).toBeGreaterThan(300)
    expect(y1).toBeLessThan(725)
  })

  it('follows the direction of turned text', async () => {
    const upwards = await locate('upwards')
    const [left, bottom, , top] = [...(upwards.quads[0]?.slice(0, 4) ?? [])]
    expect(left).toBeLessThan(400)
    expect(bottom).toBeCloseTo(300, -1)
    expect(top).toBeGreaterThan(340)
    const slanting = (await locate('slanting')).quads[0] ?? []
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = slanting
    expect(Math.atan2(y1 - y0, x1 - x0)).toBeCloseTo(Math.PI / 6, 1)
  })

  it('gives the place of an icon in the margin, clear of every line that it stands beside', async () => {
    const anchor = await locate('West Africa')
    const icon = await locate('West Africa', 0, { icon: true })
    expect(icon).toEqual({ ...anchor, rect: icon.rect })
    const [x0, y0, x1, y1] = icon.rect
    expect([x1 - x0, y1 - y0]).toEqual([20, 20])
    expect(x1).toBeGreaterThan(45)
    expect(x1).toBeLessThan(50)
    expect(y1).toBeCloseTo(anchor.rect[3], 3)
  })

  it('refuses a page beyond the end, a missing quotation and a missing file', async () => {
    await expect(locate('Mixed', 4)).rejects.toMatchObject({
      code: 'PAGE_OUT_OF_RANGE',
      data: { page: 5, pages: 1 },
    })
    await expect(locate('nowhere')).rejects.toMatchObject({ code: 'QUOTE_NOT_FOUND' })
    const context = { pdfium: loadPdfium, progress: () => undefined }
    const missing = locateQuoteJob({ path: join(folder, 'none.pdf'), quote: 'x', pageIndex: 0 }, context)
    await expect(missing).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})
