import type { PDFDocumentProxy } from './pdfjs.ts'
import type { Viewer } from './viewer.ts'

/** What is used of pdf.js's view of a page: the tree that it makes of the tags of a PDF (PDF 32000-1, 14.7). */
interface TaggedPage {
  readonly structTreeLayer?: { render(): Promise<HTMLElement | null> } | null
}

/** Primary subtag of a language tag (BCP 47), small. */
const primary = (tag: string): string => (/^[A-Za-z]+/.exec(tag)?.[0] ?? '').toLowerCase()

/**
 * The language that a part of a page is spoken in, or null for that of the whole.
 *
 * Word processors write the language of their spelling check into every paragraph, right or wrong. So a tag that repeats
 * what the file says of itself says nothing where the catalogue knows the language; one that differs was meant.
 *
 * @param part what the tags say of the part
 * @param file what the file says of itself, null where it is silent
 * @param known what the catalogue says of the file, null where it does not know
 */
export function partLanguage(part: string, file: string | null, known: string | null): string | null {
  if (primary(part) === '') return null
  const repeats = file !== null && primary(part) === primary(file)
  return known !== null && repeats ? null : part
}

/** Keeps what the file said, so that it can be judged anew when the catalogue changes. */
const TAGGED = 'data-tagged-lang'

/** Says it of an element. */
function speak(element: Element, lang: string | null): void {
  if (lang === null) element.removeAttribute('lang')
  else element.setAttribute('lang', lang)
}

/** The language that a file names for itself (`/Lang` of its catalogue), null where it names none. */
export async function ownLanguage(document: PDFDocumentProxy | null): Promise<string | null> {
  const read = await document?.getMetadata().catch(() => null)
  const { Language: tag } = (read?.info ?? {}) as { readonly Language?: unknown }
  return typeof tag === 'string' && primary(tag) !== '' ? tag : null
}

/** Elements of the tree or of the text layer that the tree lends to `part`. */
function wordsOf(part: Element, layer: ParentNode): Element[] {
  const owners = [part, ...part.querySelectorAll('[aria-owns]')]
  return owners.flatMap((owner) => {
    // What stands in a part with a language of its own is said there.
    if (owner.closest(`[${TAGGED}]`) !== part) return []
    const id = owner.getAttribute('aria-owns')
    const found = id === null ? null : layer.querySelector(`#${CSS.escape(id)}`)
    return found ? [found] : []
  })
}

/** The tree that pdf.js makes of the tags of a page, null where it has none. */
export async function treeOf(viewer: Viewer, index: number): Promise<HTMLElement | null> {
  const page = viewer.pages.getPageView(index) as TaggedPage | undefined
  return (await page?.structTreeLayer?.render().catch(() => null)) ?? null
}

/**
 * Tells screen readers the language of a drawn page: the catalogue's, which knows better than files do, and for parts
 * that a tagged file says are in another one, theirs. A screen reader takes the language of words from where they stand
 * in the text layer, not from the tree that owns them, so it is said at both.
 *
 * @param page with its text layer
 * @param tree of its tags
 * @param known language of the attachment, null where nobody knows it
 * @param file language that the file names for itself, null where it does not
 */
export function sayLanguages(
  page: ParentNode,
  tree: Element | null,
  known: string | null,
  file: string | null,
): void {
  const layer = page.querySelector('.textLayer')
  const whole = known ?? file
  if (layer) speak(layer, whole)
  if (!tree) return
  for (const part of tree.querySelectorAll(`[lang], [${TAGGED}]`)) {
    const said = part.getAttribute(TAGGED) ?? part.getAttribute('lang') ?? ''
    part.setAttribute(TAGGED, said)
    const lang = partLanguage(said, file, known)
    speak(part, lang)
    for (const words of layer ? wordsOf(part, layer) : []) speak(words, lang)
  }
  speak(tree, whole)
}
