import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser } from '@playwright/test'
import { rawPdf, type RawObject } from '../../e2e/support/raw-pdf.ts'

/** Points; A4. */
const [WIDTH, HEIGHT] = [595, 842]
/** Pixels of the photograph on each page: 150 to 220 dots an inch, as reports carry them. */
const PHOTO = { width: 1500, height: 1000 }
const WORDS =
  'migration routes across the central sahel protection needs of people on the move return and reintegration smugglers transit towns assistance health water shelter interviews data snapshot regional cooperation dialogue'.split(
    ' ',
  )

/** Draws photographs in a page of the browser, which has an encoder for JPEG: clouds of colour under fine grain. */
async function photographs(browser: Browser, pages: number): Promise<Buffer[]> {
  const page = await browser.newPage()
  const photos: Buffer[] = []
  for (let at = 0; at < pages; at++) {
    const url = await page.evaluate(
      ({ width, height, seed }) => {
        const canvas = document.createElement('canvas')
        canvas.width = width
        canvas.height = height
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        let state = seed * 2654435761 + 1
        const random = (): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0
          return state / 2 ** 32
        }
        for (let blob = 0; blob < 60; blob++) {
          const [x, y, radius] = [random() * width, random() * height, 80 + random() * 400]
          const paint = context.createRadialGradient(x, y, 0, x, y, radius)
          paint.addColorStop(0, `hsl(${Math.floor(random() * 360)} 60% ${20 + Math.floor(random() * 60)}%)`)
          paint.addColorStop(1, 'transparent')
          context.fillStyle = paint
          context.fillRect(0, 0, width, height)
        }
        const image = context.getImageData(0, 0, width, height)
        const words = new Uint32Array(image.data.buffer)
        for (let index = 0; index < words.length; index++) {
          const grain = (random() * 22) | 0
          words[index] = (words[index] ?? 0) ^ (grain | (grain << 8) | (grain << 16))
        }
        context.putImageData(image, 0, 0)
        return canvas.toDataURL('image/jpeg', 0.8)
      },
      { ...PHOTO, seed: at + 1 },
    )
    photos.push(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
  }
  await page.close()
  return photos
}

/** A line of text of its own for each page and row. */
function words(page: number, row: number): string {
  const digest = createHash('sha1').update(`${page}/${row}`).digest()
  return [...digest.subarray(0, 12)].map((byte) => WORDS[byte % WORDS.length] ?? '').join(' ')
}

function content(page: number): string {
  const lines = Array.from({ length: 26 }, (_, row) => `(${words(page, row)}) Tj T*`)
  const photo = `q 480 0 0 320 57 60 cm /P Do Q`
  return `BT /F 20 Tf 57 780 Td (Page ${page + 1}) Tj /F 11 Tf 14 TL 0 -30 Td ${lines.join('\n')} ET\n${photo}\n`
}

/**
 * Writes a report of `pages` pages to `path` unless it is there: 26 lines of text and a photograph on each page, all
 * different. 300 pages take about 60 MB.
 *
 * @returns its size in bytes
 */
export async function writeLargeFile(browser: Browser, path: string, pages: number): Promise<number> {
  if (existsSync(path)) return (await readFile(path)).length
  const photos = await photographs(browser, pages)
  const objects: RawObject[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${photos.map((_, at) => `${4 + 3 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  photos.forEach((photo, at) => {
    const own = 4 + 3 * at
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${own + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /P ${own + 2} 0 R >> >> >>`,
      { dict: '', stream: content(at) },
      {
        dict: `/Type /XObject /Subtype /Image /Width ${PHOTO.width} /Height ${PHOTO.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
        stream: photo,
      },
    )
  })
  const bytes = rawPdf(objects)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  return bytes.length
}
