import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decode } from 'fast-png'
import { degrees, PDFDocument, PDFName, PDFNumber, rgb } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rect } from '../../contract/values.ts'
import { loadPdfium } from '../pdfium/index.ts'
import type { BriefPictures, PageArea } from './model.ts'
import { areaPicture, MAX_PIXELS } from './area.ts'
import { drawWanted } from './pictures.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartable-pictures-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const context = { progress: () => undefined, pdfium: loadPdfium }
const draw = (areas: readonly PageArea[]): Promise<BriefPictures> =>
  drawWanted(
    areas.map((area, index) => ({ name: String(index), itemId: `item-${index}`, area })),
    context,
  )

/** Crop box 100–300 × 200–500; its quarters are red, green (upper), blue, black (lower), left to right. */
async function quarters(rotation: number): Promise<string> {
  const document = await PDFDocument.create()
  const page = document.addPage([400, 600])
  page.drawRectangle({ x: 0, y: 350, width: 200, height: 250, color: rgb(1, 0, 0) })
  page.drawRectangle({ x: 200, y: 350, width: 200, height: 250, color: rgb(0, 1, 0) })
  page.drawRectangle({ x: 0, y: 0, width: 200, height: 350, color: rgb(0, 0, 1) })
  page.drawRectangle({ x: 200, y: 0, width: 200, height: 350, color: rgb(0, 0, 0) })
  page.setCropBox(100, 200, 200, 300)
  page.setRotation(degrees(rotation))
  page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
  const file = path.join(folder, `${rotation}.pdf`)
  await writeFile(file, await document.save({ useObjectStreams: false }))
  return file
}

/** Colours at the corners of a picture, a few pixels inside: upper left, upper right, lower left, lower right. */
function corners(png: Uint8Array): string[] {
  const { width, height, data, channels } = decode(png)
  const at = (x: number, y: number): string => {
    const from = (y * width + x) * channels
    return [...data.slice(from, from + 3)].map((each) => (each > 127 ? '1' : '0')).join('')
  }
  return [at(3, 3), at(width - 4, 3), at(3, height - 4), at(width - 4, height - 4)]
}

const [RED, GREEN, BLUE, BLACK] = ['100', '010', '001', '000']

describe('drawWanted', () => {
  it.each([
    [0, [RED, GREEN, BLUE, BLACK]],
    [90, [BLUE, RED, BLACK, GREEN]],
    [180, [BLACK, BLUE, GREEN, RED]],
    [270, [GREEN, BLACK, RED, BLUE]],
  ])('cuts an area out of a page turned by %i°, in units of its own', async (rotation, expected) => {
    const file = await quarters(rotation)
    const rect: Rect = [190, 335, 210, 365]
    const { pictures, warnings } = await draw([{ path: file, password: null, pageIndex: 0, rect }])
    expect(warnings).toEqual([])
    const [picture] = pictures
    const [across, up] = rotation % 180 === 0 ? [20, 30] : [30, 20]
    // Two points a unit, 300 pixels for 72 points.
    expect(picture).toMatchObject({
      width: Math.round((across * 2 * 300) / 72),
      height: Math.round((up * 2 * 300) / 72),
      points: across * 2,
    })
    expect(corners(picture?.bytes ?? new Uint8Array())).toEqual(expected)
  })

  it.each([0, 90])(
    'draws a drawing on its page turned by %i°, and the page without it again',
    async (turn) => {
      const base = { path: await quarters(turn), password: null, pageIndex: 0 }
      const rect: Rect = [190, 335, 210, 365]
      // Along the lower edge, where it is blue and black, and a dot in the upper right corner.
      const strokes = [
        [180, 336, 220, 336],
        [209, 364],
      ]
      const drawing = { colour: '#ffffff', strokes, widths: [[6, 6], [8]] }
      const bytesOf = async (area: PageArea) => (await draw([area])).pictures[0]?.bytes ?? new Uint8Array()
      const drawn = await bytesOf({ ...base, rect, drawing })
      const upright = [RED, '111', '111', '111']
      expect(corners(drawn)).toEqual(turn === 0 ? upright : ['111', RED, '111', '111'])
      expect(Buffer.compare(await bytesOf({ ...base, rect, drawing }), drawn)).toBe(0)
      const plain = corners(await bytesOf({ ...base, rect }))
      expect(plain).toEqual(turn === 0 ? [RED, GREEN, BLUE, BLACK] : [BLUE, RED, BLACK, GREEN])
      // Not out of the pictures that are kept: another drawing on the same place.
      const other = await bytesOf({
        ...base,
        rect,
        drawing: { ...drawing, strokes: [[209, 364]], widths: null },
      })
      expect(Buffer.compare(other, drawn)).not.toBe(0)
    },
  )

  it('draws whole pages as they are seen', async () => {
    const area = { path: await quarters(90), password: null, pageIndex: 0, rect: null }
    const { pictures } = await draw([area])
    const [picture] = pictures
    expect(picture?.points).toBe(600)
    expect(corners(picture?.bytes ?? new Uint8Array())).toEqual([BLUE, RED, BLACK, GREEN])
  })

  it('warns of what cannot be drawn, and draws the rest', async () => {
    const path0 = await quarters(0)
    const broken = path.join(folder, 'broken.pdf')
    await writeFile(broken, '%PDF-1.7 nothing else')
    const base = { path: path0, password: null, pageIndex: 0, rect: null }
    const { pictures, warnings } = await draw([
      { ...base, pageIndex: 7 },
      { ...base, path: broken },
      { ...base, path: path.join(folder, 'none.pdf') },
      { ...base, rect: [0, 0, 50, 50] },
      { ...base, rect: [150, 300, 160, 310] },
    ])
    expect(pictures.map(({ name }) => name)).toEqual(['4'])
    expect(warnings.map(({ itemId, code }) => [itemId, code]).toSorted()).toEqual([
      ['item-0', 'page-missing'],
      ['item-1', 'image-failed'],
      ['item-2', 'file-missing'],
      ['item-3', 'image-failed'],
    ])
  })
})

describe('areaPicture', () => {
  it('draws a page that is too large for print as fine as it may be, says how fine, and draws the rest', async () => {
    const document = await PDFDocument.create()
    document.addPage([14_000, 14_000])
    const poster = path.join(folder, 'poster.pdf')
    await writeFile(poster, await document.save())
    const usual = await quarters(0)
    const { pictures, warnings } = await draw([
      { path: poster, password: null, pageIndex: 0, rect: null },
      { path: usual, password: null, pageIndex: 0, rect: null },
    ])
    expect(pictures.map(({ name }) => name)).toEqual(['0', '1'])
    expect((pictures[0]?.width ?? 0) * (pictures[0]?.height ?? 0)).toBeLessThanOrEqual(MAX_PIXELS)
    expect(warnings).toEqual([{ itemId: 'item-0', code: 'image-too-large', detail: '15 dpi' }])
  })

  it('keeps to the number of pixels that a poster may take', () => {
    const poster = areaPicture({ cropBox: [0, 0, 7200, 7200], rotation: 0, userUnit: 1 }, null)
    const { width = 0, height = 0 } = poster?.part ?? {}
    expect(width * height).toBeLessThanOrEqual(MAX_PIXELS * 1.01)
    expect(poster?.dpi).toBeCloseTo(30, 0)
  })
})
