import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { placesOf } from '../navigate/destinations.ts'
import { flattened, type RawEntry } from '../navigate/outline.ts'
import type { PDFDocumentProxy, PDFPageProxy } from '../pane/pdfjs.ts'
import { byOutline, type Section } from './align-outline.ts'
import { byParagraphs } from './align-paragraphs.ts'
import { byPages, type Alignment } from './align.ts'
import { paragraphsOf, type PageSize, type Paragraph, type Run } from './paragraphs.ts'

/** Longer files run together by outline or page: reading all their text would keep the worker from drawing. */
const MOST_PAGES = 400

async function sectionsOf(document: PDFDocumentProxy, signal: AbortSignal): Promise<Section[]> {
  const raw = (await document.getOutline().catch(() => null)) as readonly RawEntry[] | null
  const entries = flattened(raw ?? [])
  const places = await placesOf(document, entries, signal)
  return entries.flatMap(({ index, level, title }) => {
    const place = places.get(index)
    return place ? [{ level, title, at: place.page - 1 + place.offset }] : []
  })
}

async function runsOf(page: PDFPageProxy): Promise<{ runs: Run[]; size: PageSize }> {
  const viewport = page.getViewport({ scale: 1 })
  // Its letters as the text layer has them (`ﬁ` is one): they are counted to find a paragraph there.
  const { items } = await page.getTextContent({ disableNormalization: true })
  const runs = items.flatMap((item): Run[] => {
    if (!('str' in item)) return []
    const [, , c = 0, d = 0, e = 0, f = 0] = item.transform as number[]
    const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f) as number[]
    return [{ text: item.str, x, y, width: item.width, height: item.height || Math.hypot(c, d) }]
  })
  return { runs, size: viewport }
}

/** When the browser has nothing else to do. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 })
    else setTimeout(resolve, 30)
  })

async function textOf(document: PDFDocumentProxy, signal: AbortSignal): Promise<Paragraph[]> {
  const paragraphs: Paragraph[] = []
  for (let index = 0; index < document.numPages; index++) {
    await idle()
    signal.throwIfAborted()
    const page = await document.getPage(index + 1)
    const { runs, size } = await runsOf(page)
    paragraphs.push(...paragraphsOf(runs, index, size))
  }
  return paragraphs
}

/**
 * How two documents run beside each other: at once by page, then by outline, then by paragraph, as far as their outlines
 * and texts allow. What cannot be read leaves the last that could.
 */
export function useAlignment(
  left: () => PDFDocumentProxy | null,
  right: () => PDFDocumentProxy | null,
): Readonly<ShallowRef<Alignment | null>> {
  const alignment = shallowRef<Alignment | null>(null)
  let stop = new AbortController()

  async function align(a: PDFDocumentProxy, b: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
    const lengths = { left: a.numPages, right: b.numPages }
    const pages = byPages(lengths)
    alignment.value = pages
    const sections = await Promise.all([sectionsOf(a, signal), sectionsOf(b, signal)])
    signal.throwIfAborted()
    const base = byOutline(...sections, lengths) ?? pages
    alignment.value = base
    if (Math.max(a.numPages, b.numPages) > MOST_PAGES) return
    const texts = [await textOf(a, signal), await textOf(b, signal)] as const
    signal.throwIfAborted()
    alignment.value = byParagraphs(...texts, lengths, base) ?? base
  }
  watch(
    [left, right] as const,
    ([a, b]) => {
      stop.abort()
      stop = new AbortController()
      alignment.value = null
      // A file that was closed, or that is damaged further on: what was found so far holds.
      if (a && b) align(a, b, stop.signal).catch(() => undefined)
    },
    { immediate: true },
  )
  onScopeDispose(() => stop.abort())
  return alignment
}
