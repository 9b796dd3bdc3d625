import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fontkit from '@cantoo/fontkit'
import { PDFDocument } from 'pdf-lib'

const FONT = import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')

/** What a test page looks like: each string is a line, the first one large. */
export interface TestPdf {
  readonly pages: readonly (readonly string[])[]
  readonly title?: string
  readonly author?: string
  /** Makes files of the same text differ. */
  readonly keywords?: string
}

/** Bytes of a real PDF with embedded Noto Sans, A4, one page a list of lines. */
export async function makePdf(content: TestPdf): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const font = await document.embedFont(await readFile(fileURLToPath(FONT)), { subset: true })
  if (content.title !== undefined) document.setTitle(content.title)
  if (content.author !== undefined) document.setAuthor(content.author)
  if (content.keywords !== undefined) document.setKeywords([content.keywords])
  for (const lines of content.pages) {
    const page = document.addPage([595, 842])
    let y = 770
    lines.forEach((line, at) => {
      const size = at === 0 ? 22 : 11
      page.drawText(line, { x: 60, y, size, font })
      y -= size * 1.6
    })
  }
  return document.save()
}

/** Writes {@link makePdf} to a file and returns its path. */
export async function writePdf(path: string, content: TestPdf): Promise<string> {
  await writeFile(path, await makePdf(content))
  return path
}
