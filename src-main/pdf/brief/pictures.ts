import type { BriefWarning } from '../../contract/briefs.ts'
import { CartableError, type ErrorCode } from '../../contract/errors.ts'
import { readPdfFile } from '../extract/file.ts'
import { userUnitReader } from '../extract/user-unit.ts'
import { isTrap } from '../pdfium/errors.ts'
import { discardPdfium, openDocument, type PdfiumDocument } from '../pdfium/index.ts'
import type { JobContext } from '../pool/job.ts'
import { encodeCover } from '../thumbnails/encode.ts'
import { areaPicture, COARSE_DPI, DRAFT_DPI, PRINT_DPI } from './area.ts'
import { drawOn } from './drawing.ts'
import { keptPictures, keepPictures } from './picture-store.ts'
import type { BriefBlock, BriefPicture, BriefPictures, PageArea } from './model.ts'

/** One picture that a brief needs. */
export interface Wanted {
  readonly name: string
  readonly itemId: string
  readonly area: PageArea
  /** Pixels an inch; print where nothing is said. */
  readonly dpi?: number
}

/** All that is drawn of one file. */
interface FileWork {
  readonly path: string
  readonly password: string | null
  readonly wanted: readonly Wanted[]
}

type Drawn = BriefPicture | BriefWarning

function areasOf(block: BriefBlock, dpi: number): Wanted[] {
  if (block.kind === 'excerpt' && block.area !== null) {
    return [{ name: block.id, itemId: block.id, area: block.area, dpi }]
  }
  if (block.kind !== 'pages') return []
  return block.areas.map((area, index) => ({ name: `${block.id}/${index}`, itemId: block.id, area, dpi }))
}

function byFile(wanted: readonly Wanted[]): FileWork[] {
  const files = Map.groupBy(wanted, ({ area }) => JSON.stringify([area.path, area.password]))
  return [...files.values()].flatMap((all) => {
    const [first] = all
    return first ? [{ path: first.area.path, password: first.area.password, wanted: all }] : []
  })
}

const WARNINGS: ReadonlyMap<ErrorCode, BriefWarning['code']> = new Map([
  ['PAGE_OUT_OF_RANGE', 'page-missing'],
  ['FILE_NOT_FOUND', 'file-missing'],
  ['PDF_PASSWORD', 'file-locked'],
])

/** What a failure means for the picture that it stopped. */
function warningOf(error: unknown, itemId: string): BriefWarning {
  if (!(error instanceof CartableError))
    return { itemId, code: 'image-failed', detail: String(error).slice(0, 300) }
  return { itemId, code: WARNINGS.get(error.code) ?? 'image-failed', detail: error.code }
}

function drawArea(
  document: PdfiumDocument,
  { name, itemId, area, dpi }: Wanted,
  userUnit: (n: number) => number,
): Drawn[] {
  return document.withPage(area.pageIndex, (page) => {
    const { cropBox, rotation, objectNumber } = page
    const size = areaPicture({ cropBox, rotation, userUnit: userUnit(objectNumber) }, area.rect, dpi)
    if (size === null) return [{ itemId, code: 'image-failed', detail: 'outside the page' }]
    if (area.drawing) drawOn(page, area.drawing)
    const { png, width, height } = encodeCover(page.renderPart(size.part))
    const picture: BriefPicture = { name, bytes: png, width, height, points: size.points }
    if (size.dpi >= Math.min(COARSE_DPI, dpi ?? PRINT_DPI)) return [picture]
    return [picture, { itemId, code: 'image-too-large', detail: `${Math.round(size.dpi)} dpi` }]
  })
}

/** A trap leaves PDFium unusable: what is left of the file is given up, and the next file gets a new instance. */
async function drawFromFile(
  { path, password, wanted }: FileWork,
  context: JobContext,
  tell: (drawn: number) => void,
): Promise<Drawn[]> {
  const drawn: Drawn[] = []
  const left = [...wanted]
  try {
    const bytes = await readPdfFile(path)
    const document = openDocument(await context.pdfium(), bytes, password ?? undefined)
    const userUnit = userUnitReader(bytes)
    for (let each = left[0]; each !== undefined; each = left[0]) {
      tell(wanted.length - left.length)
      drawn.push(...attempt(() => drawArea(document, each, userUnit), each.itemId))
      left.shift()
    }
    document[Symbol.dispose]()
  } catch (error) {
    if (isTrap(error)) discardPdfium()
    drawn.push(...left.map(({ itemId }) => warningOf(error, itemId)))
  }
  return drawn
}

/** Pictures of one file; those that the last briefs of this process had are not drawn again. */
async function drawFile(
  work: FileWork,
  context: JobContext,
  tell: (drawn: number) => void,
): Promise<Drawn[]> {
  const kept = await keptPictures(work.path, work.wanted)
  const missing = work.wanted.filter(({ name }) => !kept.has(name))
  const drawn = missing.length === 0 ? [] : await drawFromFile({ ...work, wanted: missing }, context, tell)
  await keepPictures(
    work.path,
    missing,
    drawn.filter((each) => 'bytes' in each),
  )
  return [...kept.values(), ...drawn]
}

/** What one picture gives; its own failure is a warning, a trap is not only its own. */
function attempt(draw: () => Drawn[], itemId: string): Drawn[] {
  try {
    return draw()
  } catch (error) {
    if (isTrap(error)) throw error
    return [warningOf(error, itemId)]
  }
}

/**
 * Draws the areas and pages that stand in a brief, at 300 dpi as far as {@link areaPicture} allows, as a draft at 110. Each file is opened
 * once. What cannot be drawn is a warning, and the others still come out.
 */
export async function drawPictures(
  blocks: readonly BriefBlock[],
  context: JobContext,
  draft = false,
): Promise<BriefPictures> {
  const dpi = draft ? DRAFT_DPI : PRINT_DPI
  return drawWanted(
    blocks.flatMap((block) => areasOf(block, dpi)),
    context,
  )
}

/** {@link drawPictures} for pictures by any name. */
export async function drawWanted(wanted: readonly Wanted[], context: JobContext): Promise<BriefPictures> {
  const pictures: BriefPicture[] = []
  const warnings: BriefWarning[] = []
  let done = 0
  for (const file of byFile(wanted)) {
    const tell = (more: number): void =>
      context.progress({ stage: 'pictures', done: done + more, total: wanted.length })
    const drawn = await drawFile(file, context, tell)
    done += file.wanted.length
    for (const each of drawn) {
      if ('bytes' in each) pictures.push(each)
      else warnings.push(each)
    }
  }
  return { pictures, warnings }
}
