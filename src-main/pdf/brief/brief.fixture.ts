import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import type { Annotation } from '../../contract/annotations.ts'
import type { Agent } from '../../contract/publications.ts'
import type { AnnexPage, BriefBlock, BriefModel, Origin, Reference } from './model.ts'

const organisation = (name: string): Agent => ({ kind: 'organisation', name, conceptId: null })

/** A source of four pages: linked among themselves and to the web, the third turned, with a field and another's note. */
export async function writeSource(folder: string, title: string): Promise<string> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const pages = [1, 2, 3, 4].map((number) => {
    const page = document.addPage([420, 595])
    page.drawText(`${title}, page ${number}`, { x: 60, y: 500, size: 16, font })
    page.drawText('The same smuggler may carry, house and lend.', { x: 60, y: 460, size: 11, font })
    return page
  })
  const [first, second, third, fourth] = pages
  if (!first || !second || !third || !fourth) throw new Error('no pages')
  third.setRotation(degrees(90))
  const { context } = document
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [60, 300, 160, 320] }
  const action = context.obj({ S: 'URI' })
  action.set(PDFName.of('URI'), PDFString.of('https://example.org/report'))
  const note = context.register(
    context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [20, 20, 40, 40], P: first.ref }),
  )
  const annotations = [
    context.obj({ ...link, Dest: [second.ref, 'Fit'] }),
    // To a page that no brief takes, which must not come along hidden.
    context.obj({ ...link, Rect: [60, 200, 160, 220], Dest: [fourth.ref, 'Fit'], P: first.ref }),
    context.obj({ ...link, Rect: [60, 250, 160, 270], A: action }),
    context.obj({ Type: 'Annot', Subtype: 'Popup', Rect: [50, 20, 90, 40], Parent: note, P: fourth.ref }),
  ].map((each) => context.register(each))
  first.node.set(PDFName.of('Annots'), context.obj([...annotations, note]))
  const form = document.getForm()
  const field = form.createTextField('reference')
  field.setText('Ref 4Mi-12')
  field.addToPage(second, { x: 60, y: 400, width: 150, height: 20 })
  const file = path.join(folder, `${title}.pdf`)
  await writeFile(file, await document.save())
  return file
}

/** A highlight over the line of {@link writeSource}. */
export function highlight(pageIndex: number, id: number): Annotation {
  return {
    id: `01890000-0000-7000-8000-${String(id).padStart(12, '0')}`,
    attachmentId: '01890000-0000-7000-8000-000000000000',
    kind: 'highlight',
    author: 'Aïcha',
    firstAuthor: null,
    colour: '#fdea6e',
    comment: '',
    concepts: [],
    origin: 'cartable',
    anchoring: 'exact',
    externalName: null,
    inReplyTo: null,
    createdAt: '2026-11-01T08:00:00.000Z',
    modifiedAt: '2026-11-01T08:00:00.000Z',
    pageIndex,
    rect: [60, 456, 290, 472],
    quads: [[60, 472, 290, 472, 60, 456, 290, 456]],
    ink: [],
    quote: 'The same smuggler may carry, house and lend.',
    prefix: null,
    suffix: null,
  }
}

/** A publication of an institution, in both languages. */
export function publication(key: string, title: string): Reference {
  return {
    key,
    work: {
      id: '01890000-0000-7000-8000-000000000000',
      title: { fr: `${title} (fr)`, en: title },
      subtitle: {},
      type: null,
      issued: '2019-05',
      creators: [organisation('Mixed Migration Centre')],
      publishers: [],
      series: null,
      identifiers: [],
      url: {},
    },
    language: 'en',
    url: null,
    retrievedAt: null,
    genre: null,
  }
}

/** Where an excerpt of a file comes from. */
export async function originOf(file: string, pageIndex: number): Promise<Origin> {
  return {
    fileName: path.basename(file),
    sha256: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
    page: pageIndex + 1,
    pageLabel: null,
    url: 'https://example.org/source',
    retrievedAt: '2026-03-05T09:30:00.000Z',
    prefix: 'before it',
    suffix: 'after it',
    status: 'match',
  }
}

type Excerpt = Extract<BriefBlock, { kind: 'excerpt' }>

/** An excerpt of a page; what is not given is as little as can be. */
export async function excerptOf(
  file: string,
  { id, key, pageIndex }: { readonly id: string; readonly key: string; readonly pageIndex: number },
  rest: Partial<Excerpt> = {},
): Promise<Excerpt> {
  return {
    kind: 'excerpt',
    id,
    quote: 'The same smuggler may carry, house and lend.',
    language: 'en',
    area: null,
    alt: '',
    comment: '',
    cite: { key, locator: String(pageIndex + 1) },
    translation: null,
    otherLanguage: false,
    colourKey: 1,
    origin: await originOf(file, pageIndex),
    ...rest,
  }
}

/** A page of the annex with a mark on it. */
export async function annexPageOf(
  file: string,
  pageIndex: number,
  itemIds: readonly string[],
): Promise<AnnexPage> {
  const { sha256 } = await originOf(file, pageIndex)
  return {
    path: file,
    password: null,
    sha256,
    pageIndex,
    marks: [highlight(pageIndex, pageIndex + 1)],
    itemIds,
    title: `${path.basename(file, '.pdf')}, p. ${pageIndex + 1}`,
  }
}

/** A brief of ours around blocks. */
export function briefOf(blocks: readonly BriefBlock[], rest: Partial<BriefModel> = {}): BriefModel {
  return {
    title: 'Passeurs au Sahel central',
    subtitle: '',
    author: 'Secrétariat',
    issued: '2026-11',
    language: 'fr',
    options: { cover: true, contents: true, bibliography: true, annex: true, provenance: true },
    template: { id: 'briefing-note', folder: null },
    style: { id: 'chicago-notes', csl: null },
    blocks,
    references: [],
    annex: [],
    ...rest,
  }
}
