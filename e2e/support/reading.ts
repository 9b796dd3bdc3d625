import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fontkit from '@cantoo/fontkit'
import { PDFDocument, PDFName, PDFString, type PDFFont, type PDFPage } from 'pdf-lib'
import { expect, type Page } from '@playwright/test'
import { test as base } from './app.ts'
import { fillLibrary } from './content.ts'
import { cartable, startCore, type Core } from './core.ts'

const FONT = '@expo-google-fonts'
const fontAt = (path: string): Promise<Buffer> =>
  readFile(fileURLToPath(import.meta.resolve(`${FONT}/${path}`)))

/** Labels of the pages of {@link writeReport}. */
export const LABELS = ['i', 'ii', '1', '2', '3', '4', '5', '6'] as const

const LINES: readonly (readonly string[])[] = [
  ['A report to read', 'Contents: chapter two is on page 4'],
  ['Summary', 'Siège social : Niamey', 'Le siege du comité, à Agadez'],
  ['1. Smugglers', 'Smugglers in Mali; a smuggler in Niger'],
  ['2. Routes', 'Routes change with the seasons'],
  ['3. Risks', 'Risques de protection'],
  ['4. Chapter two', 'The smuggler again'],
  ['5. Annex', 'الهجرة المختلطة'],
  ['6. End', 'The end of the report'],
]

type Link = { readonly y: number } & (
  { readonly uri: string } | { readonly to: PDFPage } | { readonly action: object }
)

function addLinks(document: PDFDocument, page: PDFPage, links: readonly Link[]): void {
  const { context } = document
  const annots = links.map((link) => {
    const target =
      'to' in link
        ? { Dest: [link.to.ref, PDFName.of('XYZ'), null, 800, null] }
        : { A: context.obj('uri' in link ? { S: 'URI', URI: PDFString.of(link.uri) } : { ...link.action }) }
    const rect = [60, link.y - 4, 320, link.y + 16]
    return context.register(
      context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rect, Border: [0, 0, 1], ...target }),
    )
  })
  page.node.set(PDFName.of('Annots'), context.obj(annots))
}

/** Writes a made-up report with labels, links of every kind, accents and Arabic; returns its path. */
export async function writeReport(folder: string, password?: string): Promise<string> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const embed = async (path: string): Promise<PDFFont> =>
    document.embedFont(await fontAt(path), { subset: false })
  const latin = await embed('noto-sans/400Regular/NotoSans_400Regular.ttf')
  const arabic = await embed('tajawal/400Regular/Tajawal_400Regular.ttf')
  document.setTitle(password === undefined ? 'A report to read' : 'A report under lock')
  const pages = LINES.map((lines) => {
    const page = document.addPage([595, 842])
    lines.forEach((text, row) => {
      const font = /[\u0600-\u06ff]/.test(text) ? arabic : latin
      page.drawText(text, { x: 60, y: 760 - row * 40, size: row === 0 ? 20 : 14, font })
    })
    return page
  })
  const [first, , , , , chapter] = pages
  if (first && chapter) {
    addLinks(document, first, [
      { y: 720, to: chapter },
      { y: 660, uri: 'https://mixedmigration.org@evil.example/path?q=1' },
      { y: 620, uri: 'mailto:info@icmpd.org' },
      { y: 580, action: { S: 'Launch', F: PDFString.of('/usr/bin/calc.exe') } },
      { y: 540, action: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } },
    ])
  }
  const nums = [0, { S: 'r' }, 2, { S: 'D', St: 1 }]
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: nums }))
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: 'owner' })
  await mkdir(folder, { recursive: true })
  const path = join(folder, password === undefined ? 'report.pdf' : 'locked.pdf')
  await writeFile(path, await document.save())
  return path
}

/** A library that holds the report (`report`) and the same under a password (`locked`), by attachment id. */
export interface Reading {
  readonly report: string
  readonly locked: string
  readonly core: () => Core
  restart(): Promise<void>
  /** Addresses of other hosts that were asked for, and errors in the console. */
  readonly foreign: string[]
  readonly errors: string[]
  /** Opens a file in the reader; `query` as in its address. */
  open(id: string, query?: string): Promise<void>
}

/** Playwright's `test` on that library, in the web shell. */
export const test = base.extend<{ reading: Reading }>({
  reading: async ({ folders, page }, use) => {
    const where = join(dirname(folders.library), 'files')
    const paths = [await writeReport(where), await writeReport(where, 'Sahel')]
    await fillLibrary(folders, 'empty')
    const told = await cartable(folders, 'import', ...paths)
    const idOf = (name: string): string => {
      const found = JSON.stringify(told.find((each) => JSON.stringify(each).includes(name)))
      return /"attachmentId":"([^"]+)"/.exec(found)?.[1] ?? ''
    }
    let core = await startCore(folders)
    const { origin, port } = new URL(core.url)
    const foreign: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin) foreign.push(request.url())
    })
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(core.url)
    await page.locator('.window').waitFor()
    await use({
      report: idOf('report.pdf'),
      locked: idOf('locked.pdf'),
      core: () => core,
      restart: async () => {
        core = await startCore(folders, Number(port))
      },
      foreign,
      errors,
      open: async (id, query = '') => {
        // An address that changes before there is a window is lost with the first view that the router shows.
        await page.locator('.window').waitFor()
        await page.evaluate((address) => (location.hash = address), `#/read/${id}${query}`)
        await expect(pagesOf(page)).toBeVisible()
      },
    })
    await page.close()
    await core.stop()
    expect(foreign, 'requests to other hosts').toEqual([])
    expect(errors, 'errors that nobody caught').toEqual([])
  },
})

/** The pages of the file in front. */
export const pagesOf = (page: Page) => page.locator('.layer:not(.behind)').getByTestId('pages')

/** Text of the layer of a page (1-based), once it is drawn. */
export const textOf = (page: Page, number: number) =>
  pagesOf(page).locator(`.page[data-page-number="${number}"] .textLayer`)
