import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, degrees } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium, openDocument, type Pdfium } from './index.ts'

let pdfium: Pdfium
beforeAll(async () => {
  pdfium = await loadPdfium()
})

async function sample(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle('Routes mixtes')
  document.setLanguage('fr')
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([400, 600])
  page.drawText('Migration', { x: 50, y: 500, size: 20, font })
  page.setRotation(degrees(90))
  const highlight = document.context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [50, 495, 150, 520],
    QuadPoints: [50, 520, 150, 520, 50, 495, 150, 495],
    C: [1, 0.5, 0],
    T: PDFHexString.fromText('Zoë'),
    Contents: PDFHexString.fromText('À vérifier'),
    NM: PDFString.of('mark-1'),
  })
  const target = document.context.register(highlight)
  const reply = document.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 20, 20], IRT: target })
  const ink = document.context.obj({
    Type: 'Annot',
    Subtype: 'Ink',
    Rect: [0, 0, 9, 9],
    InkList: [[1, 2, 3, 4, 5, 6]],
  })
  const annotations = [target, document.context.register(reply), document.context.register(ink)]
  page.node.set(PDFName.of('Annots'), document.context.obj(annotations))
  return document.save()
}

describe('openDocument', () => {
  it('tells title, language, pages and that nothing is encrypted', async () => {
    using document = openDocument(pdfium, await sample())
    expect(document.pageCount).toBe(1)
    expect(document.info('Title')).toBe('Routes mixtes')
    expect(document.info('Author')).toBe('')
    expect(document.language).toBe('fr')
    expect(document.security).toMatchObject({ encrypted: false, revision: -1 })
  })

  it('names the reason where a file cannot be opened', async () => {
    const open = (bytes: string | Uint8Array) => () =>
      openDocument(pdfium, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    expect(open('')).toThrow('PDF_EMPTY')
    expect(open('<html><body>Not found</body></html>')).toThrow('NOT_A_PDF')
    expect(open('%PDF-1.7\n')).toThrow('PDF_CORRUPT')
  })

  it('asks for the password of a protected file and opens it with it', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    document.encrypt({ userPassword: 'sésame', ownerPassword: 'owner' })
    const bytes = await document.save()
    expect(() => openDocument(pdfium, bytes)).toThrow('PDF_PASSWORD')
    expect(() => openDocument(pdfium, bytes, 'faux')).toThrow('PDF_PASSWORD')
    using opened = openDocument(pdfium, bytes, 'sésame')
    expect(opened.security.encrypted).toBe(true)
  })

  it('refuses a page that does not exist', async () => {
    using document = openDocument(pdfium, await sample())
    expect(() => document.withPage(1, () => 0)).toThrow('PAGE_OUT_OF_RANGE')
  })
})

describe('a page', () => {
  it('gives boxes before rotation and size after it', async () => {
    using document = openDocument(pdfium, await sample())
    document.withPage(0, (page) => {
      expect(page.rotation).toBe(90)
      expect(page.cropBox).toEqual([0, 0, 400, 600])
      expect([page.width, page.height]).toEqual([600, 400])
    })
  })

  it('gives characters with boxes around the place where they were drawn', async () => {
    using document = openDocument(pdfium, await sample())
    document.withPage(0, ({ text }) => {
      expect(String.fromCodePoint(...text.chars.codes)).toBe('Migration')
      const [left = 0, bottom = 0, , top = 0] = text.chars.boxes
      expect(left).toBeGreaterThan(49)
      expect(left).toBeLessThan(53)
      expect(bottom).toBeCloseTo(500, 0)
      expect(top).toBeGreaterThan(512)
      expect(text.fontSize(0)).toBeCloseTo(20)
      expect(text.looseBox(0)[3]).toBeGreaterThan(top)
    })
  })

  it('reads annotations whole', async () => {
    using document = openDocument(pdfium, await sample())
    const [highlight, reply, ink] = document.withPage(0, (page) => page.annotations())
    expect(highlight).toMatchObject({
      subtype: 'Highlight',
      rect: [50, 495, 150, 520],
      quads: [[50, 520, 150, 520, 50, 495, 150, 495]],
      colour: [255, 127, 0],
      strings: { T: 'Zoë', Contents: 'À vérifier', NM: 'mark-1' },
      inReplyTo: null,
    })
    expect(reply).toMatchObject({ subtype: 'Text', inReplyTo: 'mark-1' })
    expect(ink).toMatchObject({ subtype: 'Ink', ink: [[1, 2, 3, 4, 5, 6]] })
  })

  it('draws form fields', async () => {
    const made = await PDFDocument.create()
    const field = made.getForm().createTextField('pays')
    field.setText('Sénégal')
    field.addToPage(made.addPage([200, 200]), { x: 20, y: 20, width: 160, height: 160 })
    using document = openDocument(pdfium, await made.save())
    const { fields, picture } = document.withPage(0, (page) => ({
      fields: page.fields(),
      picture: page.render({ width: 50, height: 50 }),
    }))
    expect(fields).toEqual([{ name: 'pays', value: 'Sénégal' }])
    expect(picture.data).toHaveLength(50 * 50 * 4)
    expect(picture.data.slice(0, 4)).toEqual(Uint8Array.of(255, 255, 255, 255))
    expect(picture.data.some((value) => value < 128)).toBe(true)
  })
})
