import { readFile, stat } from 'node:fs/promises'
import { CartableError } from '../../contract/errors.ts'
import type { DocumentKind } from '../../contract/media.ts'
import type { PdfExtract, PdfLine, PdfPage } from '../../contract/pdf.ts'
import { onFile } from '../annotate/output-file.ts'
import type { Job } from '../pool/job.ts'
import { convert, type Converted } from './convert.ts'
import { htmlOf, sectionsOf, type Section } from './sections.ts'
import { parseClean, type DocumentElement } from './tree.ts'

/** A document to read. */
export interface DocumentInput {
  readonly path: string
  readonly kind: DocumentKind
}

/** A document as it is shown. */
export interface ReadDocument extends Omit<Converted, 'html'> {
  /** Clean HTML; where a section begins, an element says so by `data-section` (0-based). */
  readonly html: string
  /** What an import keeps of it: each section stands for a page. */
  readonly extract: PdfExtract
}

const MAX_BYTES = 64 * 1024 ** 2
/** Type sizes that stand for headings of each level, in points, so that titles are guessed as on a page. */
const SIZES: readonly number[] = [11, 24, 17, 14, 12, 12, 12]
const [PAGE_WIDTH, PAGE_HEIGHT] = [595, 842]
const TITLE_PAGES = 3
/** A first line that is longer begins the text. */
const LONGEST_TITLE = 160

/** Sections set as lines of a page, for guesses that look at size and place. */
function linesOf(sections: readonly Section[]): PdfLine[] {
  const titled = sections.slice(0, TITLE_PAGES)
  // A text without headings is named by its first line.
  const bare = titled.every(({ blocks }) => blocks.every(({ level }) => level === 0))
  return titled
    .flatMap(({ blocks }, page) => {
      let y = PAGE_HEIGHT - 60
      return blocks.slice(0, 40).map(({ level, text }, index) => {
        const names = bare && page === 0 && index === 0 && text.length <= LONGEST_TITLE
        const size = SIZES[names ? 1 : level] ?? 11
        y -= size * 1.6
        return { page, text: text.slice(0, 400), size, box: [60, y, PAGE_WIDTH - 60, y + size] as const }
      })
    })
    .map((line) => ({ ...line, box: [...line.box] }))
}

function pagesOf(sections: readonly Section[]): PdfPage[] {
  const shown = sections.length === 0 ? [{ blocks: [] }] : sections
  return shown.map(({ blocks }, index) => ({
    index,
    label: null,
    cropBox: [0, 0, PAGE_WIDTH, PAGE_HEIGHT],
    rotation: 0,
    userUnit: 1,
    text: blocks.map(({ text }) => text).join('\n'),
    words: new Float32Array(0),
  }))
}

/** A document read into a tree, with its sections noted. @throws CartableError FILE_NOT_FOUND, PDF_MEMORY, DOCUMENT_CORRUPT */
export async function readTree(
  input: DocumentInput,
): Promise<{ converted: Converted; tree: DocumentElement; sections: Section[] }> {
  const { path, kind } = input
  const { size } = await onFile(path, () => stat(path))
  if (size > MAX_BYTES) throw new CartableError('PDF_MEMORY', { path, bytes: size })
  const converted = await convert(await onFile(path, () => readFile(path)), kind)
  const tree = parseClean(converted.html)
  return { converted, tree, sections: sectionsOf(tree) }
}

/**
 * Reads a document: clean HTML to be shown, and text and facts to be kept.
 * @throws as {@link readTree}
 */
export const readDocumentJob: Job<DocumentInput, ReadDocument> = async (input, context) => {
  context.progress({ stage: 'text', done: 0, total: 1 })
  const { converted, tree, sections } = await readTree(input)
  const { title, author, date, language, dropped } = converted
  const info = {
    ...(title === null ? {} : { Title: title }),
    ...(author === null ? {} : { Author: author }),
    ...(date === null ? {} : { CreationDate: date }),
  }
  const pages = pagesOf(sections)
  const facts = {
    engine: 'pdfium' as const,
    pageCount: pages.length,
    info,
    xmp: {},
    language,
    encrypted: false,
    signed: false,
    fieldText: '',
    warnings: dropped > 0 ? [`${dropped} pictures left out`] : [],
  }
  const extract: PdfExtract = { facts, pages, lines: linesOf(sections), marks: [], thumbnail: null }
  return { ...converted, html: tree.children.map(htmlOf).join(''), extract }
}
