import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import type { TakenPage } from './take.ts'
import { sweep } from './graph.ts'
import type { Matrix } from './placing.ts'

const name = (key: string): PDFName => PDFName.of(key)

/** A number as content streams have it: no exponent, no more digits than can be seen. */
const operand = (value: number): string => String(Number(value.toFixed(4)))
const operands = (matrix: Matrix): string => `${matrix.map(operand).join(' ')} cm`

/** A page's own resources, so that what is added to one does not appear on others that shared them. */
function ownResources(page: PDFPage, context: PDFContext): PDFDict {
  const copy = (dict: PDFDict | undefined): PDFDict => (dict ? dict.clone(context) : context.obj({}))
  const resources = copy(page.node.Resources())
  const shared = context.lookup(resources.get(name('XObject')))
  const forms = copy(shared instanceof PDFDict ? shared : undefined)
  resources.set(name('XObject'), forms)
  page.node.set(name('Resources'), resources)
  return forms
}

function contentsOf(page: PDFPage, context: PDFContext): PDFObject[] {
  const contents = page.node.get(name('Contents'))
  const resolved = context.lookup(contents)
  if (resolved instanceof PDFArray) return resolved.asArray()
  return contents === undefined ? [] : [contents]
}

/**
 * Lays a source page under a sheet. It is an artifact (ISO 32000-2 14.8.2.2): the sheet has a figure that says what it
 * is, and the structure of the source did not come along.
 */
function layOne(page: PDFPage, { placing, drawings }: TakenPage, copier: PDFObjectCopier): void {
  const { context } = page.doc
  const forms = ownResources(page, context)
  const drawn = drawings.map(({ form, matrix }, index) => {
    const key = `Annex${index}`
    forms.set(name(key), copier.copy(form))
    return `q ${operands(matrix)} /${key} Do Q`
  })
  const content = `/Artifact BMC q ${operands(placing.matrix)} ${drawn.join('\n')} Q EMC\n`
  const below = context.register(context.flateStream(content))
  page.node.set(name('Contents'), context.obj([below, ...contentsOf(page, context)]))
}

/**
 * Lays the pages of the sources under their sheets. Structure, tags, outline and metadata of the text stay as they are.
 * @param text the brief as it was set
 * @param taken of each sheet, what lies under it; null where a picture stands already
 * @param sheets 0-based pages of the sheets
 * @throws Error where a hidden page would be left in the file, which would be a fault of ours
 */
export async function layAnnex(
  text: Uint8Array,
  taken: readonly (TakenPage | null)[],
  sheets: readonly number[],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(text, { updateMetadata: false })
  const { context } = document
  const pages = document.getPages()
  // One copier a file: what its pages share is copied once.
  const copiers = new Map<PDFDocument, PDFObjectCopier>()
  taken.forEach((each, index) => {
    const page = pages[sheets[index] ?? -1]
    if (each === null || !page) return
    const copier = copiers.get(each.document) ?? PDFObjectCopier.for(each.document.context, context)
    copiers.set(each.document, copier)
    layOne(page, each, copier)
  })
  sweep(context, document.catalog)
  // Object streams would save a twelfth of the file, and take pdf-lib ten times as long as all else in saving.
  return document.save({
    ...{ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity },
    useObjectStreams: false,
  })
}
