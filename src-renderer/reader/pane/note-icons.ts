import type { Viewer } from './viewer.ts'

/** Icons of notes that the build put beside the interface; `noicon` is that of a note with its own appearance. */
const ICONS = new Set([
  ...['check', 'comment', 'help', 'insert', 'key', 'newparagraph', 'noicon', 'note', 'paperclip'],
  ...['paragraph', 'pushpin'],
])

/** What of a page is asked for its annotations. */
interface Annotated {
  getAnnotations(parameters?: { intent?: string }): Promise<unknown[]>
}
type Named = { name?: unknown }

/**
 * Name of the icon that stands for a name in the file (ISO 32000-2 12.5.6.4 lets writers invent more than the standard
 * has): pdf.js makes an address of whatever it finds there.
 */
export function iconOf(name: unknown): string {
  const known = typeof name === 'string' ? name.toLowerCase() : ''
  return ICONS.has(known) ? known : 'note'
}

/** Lets notes of the file ask only for icons that are there. */
export function keepNoteIcons(viewer: Viewer): void {
  const seen = new WeakSet<Annotated>()
  viewer.bus.on('pagerender', ({ source }: { source: { pdfPage?: Annotated | null } }) => {
    const page = source.pdfPage
    if (!page || seen.has(page)) return
    seen.add(page)
    const read = page.getAnnotations.bind(page)
    page.getAnnotations = async (parameters) => {
      const annotations = (await read(parameters)) as (Named & { annotationType?: unknown })[]
      for (const each of annotations) if (each.annotationType === TEXT) each.name = iconOf(each.name)
      return annotations
    }
  })
}

/** `AnnotationType.TEXT` of pdf.js: a note at a point. */
const TEXT = 1
