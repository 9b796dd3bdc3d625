import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as fontkit from '@cantoo/fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'

/** Fonts of a text box, embedded as subsets: one for most scripts, one for Arabic. */
export interface TextFonts {
  readonly plain: PDFFont
  readonly arabic: PDFFont
}

// TrueType on purpose: the PDF library embeds web fonts (woff, woff2) as nothing.
const PLAIN = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'
// Chosen by what text extraction reads back; Noto's Arabic fonts come back as garbage.
const ARABIC = '@expo-google-fonts/tajawal/400Regular/Tajawal_400Regular.ttf'

async function fontBytes(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(fileURLToPath(import.meta.resolve(name))))
}

/** Embeds both fonts into a document. Glyphs that were used are written by {@link finishFonts}. */
export async function embedFonts(document: PDFDocument): Promise<TextFonts> {
  document.registerFontkit(fontkit)
  const [plain, arabic] = await Promise.all([fontBytes(PLAIN), fontBytes(ARABIC)])
  return {
    plain: await document.embedFont(plain, { subset: true }),
    arabic: await document.embedFont(arabic, { subset: true }),
  }
}

/** Writes the glyphs used so far into the document's objects. */
export async function finishFonts(fonts: TextFonts): Promise<void> {
  await fonts.plain.embed()
  await fonts.arabic.embed()
}
