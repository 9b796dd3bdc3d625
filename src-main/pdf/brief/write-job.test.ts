import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfiumGlyphs } from '../anchor/glyphs.ts'
import { loadPdfium, openDocument } from '../pdfium/index.ts'
import { checkLinks } from './checks.fixture.ts'
import { ARABIC, exampleBrief, examplePdf } from './example.fixture.ts'
import type { WriteBriefInput, WrittenBrief } from './model.ts'
import { writeBriefJob } from './write-job.ts'

let folder: string
let model: WriteBriefInput['model']
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cartable-write-'))
  const pdf = path.join(folder, 'source.pdf')
  await writeFile(pdf, await examplePdf())
  model = exampleBrief(pdf)
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const context = { progress: () => undefined, pdfium: loadPdfium }
const write = (format: WriteBriefInput['format']): Promise<WrittenBrief> =>
  writeBriefJob({ model, format, name: 'note 1' }, context)

const OFFICE = 'soffice'
/** Its PDF with an outline of the headings. */
const OUTLINED = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
const office = spawnSync(OFFICE, ['--version']).status === 0

describe('a brief in Word', () => {
  let written: WrittenBrief
  let files: Record<string, Uint8Array>
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  beforeAll(async () => {
    written = await write('docx')
    files = unzipSync(written.bytes)
  })

  it('is the same bytes each time', async () => {
    const again = await write('docx')
    expect(Buffer.compare(written.bytes, again.bytes)).toBe(0)
  })

  it('says what it is, and nothing of who made it or when', () => {
    const core = part('docProps/core.xml')
    expect(core).toContain('<dc:title>Passeurs au Sahel central\u00a0: rôles &amp; abus</dc:title>')
    expect(core).toContain('<dc:language>fr-FR</dc:language>')
    expect(core).not.toMatch(/created|modified>|Un-named/)
  })

  it('has headings, excerpts, comments and captions as styles, levels without a gap', () => {
    const styles = [...part('word/document.xml').matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, id]) => id)
    expect(styles.filter((id) => id?.startsWith('Heading'))).toEqual([
      'Heading1',
      'Heading2',
      'Heading1',
      'Heading1',
      'Heading1',
    ])
    for (const id of [
      'Title',
      'Subtitle',
      'TOC1',
      'Quote',
      'Excerpt1',
      'ExcerptComment',
      'Caption',
      'Bibliography',
    ]) {
      expect(styles).toContain(id)
      expect(part('word/styles.xml')).toContain(`w:styleId="${id}"`)
    }
  })

  it('cites in real notes, one for each excerpt, that the table of provenance points to', () => {
    const ids = [...part('word/document.xml').matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(
      ([, id]) => id,
    )
    expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(part('word/footnotes.xml')).toContain('Mixed Migration Centre')
    expect(part('word/document.xml').match(/NOTEREF note_\d \\h/g)).toHaveLength(7)
  })

  it('fills the table of contents, and asks nothing on opening', () => {
    const body = part('word/document.xml')
    expect(body).toMatch(/<w:pStyle w:val="TOC1"\/>.*Ce que disent les enquêtes.*PAGEREF _Toc1/)
    expect(part('word/settings.xml')).not.toContain('updateFields')
  })

  it('sets Arabic from right to left in its language, Latin names in it apart', () => {
    const body = part('word/document.xml')
    expect(body).toContain('<w:bidi/>')
    expect(body).toMatch(/<w:rtl\/><w:lang w:bidi="ar-MA"\/><\/w:rPr><w:t xml:space="preserve">«المهربون/)
    expect(body).toContain('<w:r><w:t xml:space="preserve">MMC (2019)</w:t></w:r>')
  })

  it('describes its pictures, and warns of the one that is not there', () => {
    expect(part('word/document.xml').match(/ descr="[^"]+"/g)).toEqual([
      ' descr="Zone de la page 1 : liste de lignes"',
      ' descr="Page 2 de « Risques de protection »"',
    ])
    expect(written.warnings).toEqual([{ itemId: 'e6', code: 'page-missing', detail: 'PAGE_OUT_OF_RANGE' }])
    expect(part('word/document.xml')).toContain('L’image n’a pas pu être tirée de la page.')
  })

  it('is read by another program, word for word', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(written.bytes) })
    for (const words of [
      ARABIC,
      '<b>Une</b> même personne',
      'pas de profil unique',
      'une avance, code compris',
    ]) {
      expect(value).toContain(words)
    }
  })

  it.runIf(office)('becomes a PDF in LibreOffice with headings, notes and pictures in place', async () => {
    const file = path.join(folder, 'brief.docx')
    await writeFile(file, written.bytes)
    const profile = `-env:UserInstallation=file://${path.join(folder, 'office')}`
    const run = spawnSync(OFFICE, [profile, '--headless', '--convert-to', OUTLINED, '--outdir', folder, file])
    expect(run.status).toBe(0)
    const pdf = new Uint8Array(await readFile(path.join(folder, 'brief.pdf')))
    using document = openDocument(await loadPdfium(), pdf)
    const pages = Array.from({ length: document.pageCount }, (_, index) =>
      document.withPage(index, (page) =>
        String.fromCodePoint(...Array.from(pdfiumGlyphs(page).codes)).replace(/\s+/g, ''),
      ),
    )
    const pageOf = (words: string): number => pages.findLastIndex((text) => text.includes(words))
    // Headings are headings: LibreOffice makes the outline of them, with the page where each stands.
    const outline = (await checkLinks(pdf)).outline
    expect(outline.map((title) => title.replace(/^[\d.]+\s*/, ''))).toEqual([
      'Ce que disent les enquêtes',
      'Des rôles multiples',
      'Images',
      'Bibliographie',
      'Provenance des extraits',
    ])
    // Notes stand at the foot of the page that cites them.
    expect(pages[pageOf('pasperçuscommeungroupe')]).toContain('MixedMigrationCentre2024a,p.5')
    expect(pageOf('Provenancedesextraits')).toBeGreaterThanOrEqual(pageOf('Images'))
    // Each picture stands on the page of what is said of it.
    const pictures = (await PDFDocument.load(pdf)).getPages().map(({ node, doc }) => {
      const content = doc.context.lookup(node.get(PDFName.of('Contents')))
      if (!(content instanceof PDFRawStream)) return 0
      const drawn = Buffer.from(decodePDFRawStream(content).decode()).toString('latin1')
      return drawn.match(/\/Im\d+ Do/g)?.length ?? 0
    })
    const wanted = pages.map(() => 0)
    for (const words of ['Untableauàlireligneàligne', 'Ladeuxièmepage,entière']) {
      const at = pageOf(words)
      wanted[at] = (wanted[at] ?? 0) + 1
    }
    expect(pictures).toEqual(wanted)
  })
})

describe('a brief in Markdown', () => {
  it('can be read as it is, cites in notes, and has its pictures beside it', async () => {
    const { bytes, extra } = await write('md')
    const text = strFromU8(bytes)
    expect(text.startsWith('---\ntitle: "Passeurs au Sahel central\u00a0: rôles & abus"\n')).toBe(true)
    expect(text).toContain('\n# Ce que disent les enquêtes\n\n## Des rôles multiples\n')
    expect(text).toContain(
      '> «\u00a0Les passeurs ne sont pas perçus comme un groupe homogène. \\<b>Une\\</b> même',
    )
    expect(text).toContain('<span lang="ar" dir="rtl">«المهربون')
    expect(text.match(/^\[\^\d\]: /gm)).toHaveLength(7)
    expect(extra.map(({ name }) => name)).toEqual(['note 1.pictures/1.png', 'note 1.pictures/2.png'])
    expect(text).toContain('](note%201.pictures/1.png)')
  })
})

describe('a brief in HTML', () => {
  it('is one page that says what is what and lets nothing in', async () => {
    const page = strFromU8((await write('html')).bytes)
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-')
    expect(page).not.toMatch(/<script|<link|src="(?!data:image\/png)|<b>Une/)
    expect(page).toContain('<blockquote lang="ar" dir="rtl">')
    expect(page.match(/<h1/g)).toHaveLength(1)
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('a template that names works before their excerpts and counts no headings', () => {
  const OTHER = { id: 'own', folder: null, layout: { numbered: false, references: 'first' as const } }
  const other = async (format: WriteBriefInput['format'], problem: string | null = null) => {
    const own = { ...model, template: { ...OTHER, problem } }
    return writeBriefJob({ model: own, format, name: 'note' }, context)
  }
  it('is followed in HTML', async () => {
    const page = strFromU8((await other('html')).bytes)
    expect(page).toMatch(/<p class="work">.*<\/p><figure/)
    expect(page).not.toMatch(/<section class="(?:part|chapter)"|<li class="counted"|id="bibliography"/)
    expect(page.match(/<p class="work">/g)).toHaveLength(model.references.length)
  })

  it('is followed in Markdown', async () => {
    const text = strFromU8((await other('md')).bytes)
    expect(text).not.toContain('# Bibliographie')
    // Each work stands once in the text, between what comes before its first excerpt and that excerpt.
    const order = [
      '[^1]',
      'Players of many parts',
      'Most of those',
      '[^2]',
      'تقرير عن الساحل',
      '«المهربون',
      '[^3]',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, two) => one - two))
  })

  it('is followed in Word', async () => {
    const body = strFromU8(unzipSync((await other('docx')).bytes)['word/document.xml'] ?? new Uint8Array())
    expect(body.match(/<w:pStyle w:val="Bibliography"\/><w:keepNext\/>/g)).toHaveLength(
      model.references.length,
    )
    for (const [heading] of body.matchAll(/<w:pStyle w:val="Heading\d"\/>.*?<\/w:pPr>/g)) {
      expect(heading).toContain('<w:numId w:val="0"/>')
    }
  })

  it('whose words cannot be read is told, and the brief comes out', async () => {
    const { warnings, bytes } = await other('md', 'template.json:2:1: reason')
    expect(warnings[0]).toEqual({
      itemId: null,
      code: 'template-failed',
      detail: 'template.json:2:1: reason',
    })
    expect(bytes.length).toBeGreaterThan(1000)
  })
})
