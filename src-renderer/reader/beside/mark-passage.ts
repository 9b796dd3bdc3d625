import type { Annotation } from '../../../src-main/contract/annotations.ts'
import { readCaretPage } from '../marking/caret-page.ts'
import { layOut } from '../marking/lay-out.ts'
import { heldLayer, selectedSpan, type SelectedPage } from '../marking/selection.ts'
import { keyOf } from '../marks.ts'
import type { OpenFile } from '../open-file.ts'
import type { Paragraph } from './paragraphs.ts'
import { stretchesOf, unitsOf, type Spot, type Stretch } from './passage.ts'

/** The lines of marks as places on their pages. */
export async function spotsOf(file: OpenFile, marks: readonly Annotation[]): Promise<Spot[]> {
  const pdf = file.pdf.document.value
  if (!pdf) return []
  const all = marks.map(async ({ pageIndex, quads }) => {
    const viewport = (await pdf.getPage(pageIndex + 1)).getViewport({ scale: 1 })
    return quads.map(([ax, ay, bx, by, cx, cy, dx, dy]) => {
      const middle = viewport.convertToViewportPoint((ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4)
      const [x = 0, y = 0] = middle as number[]
      return { at: pageIndex + y / viewport.height, x: x / viewport.width }
    })
  })
  return (await Promise.all(all)).flat()
}

type Viewer = NonNullable<OpenFile['pdf']['viewer']['value']>
type Pages = Parameters<typeof selectedSpan>[0]

async function textOf(viewer: Viewer, container: HTMLElement, page: number): Promise<string> {
  const held = heldLayer(container, page)
  if (held) return readCaretPage(held, page)?.text ?? ''
  const laid = await layOut(viewer, page)
  try {
    return readCaretPage(laid.layer, page)?.text ?? ''
  } finally {
    laid.free()
  }
}

async function anchorsOf(place: Pages, stretch: Stretch): Promise<readonly SelectedPage[]> {
  const { page } = stretch
  const units = unitsOf(await textOf(place.viewer, place.container, page), stretch)
  if (!units) return []
  const span = { from: { page, at: units.start }, to: { page, at: units.end } }
  return selectedSpan(place, span, null).anchors()
}

/** The words of a passage, by page; null where they are not all there. @throws when the file was closed meanwhile */
async function wordsOf(file: OpenFile, passage: readonly Paragraph[]): Promise<SelectedPage[] | null> {
  const [viewer, container] = [file.pdf.viewer.value, file.container.value]
  if (!viewer || !container) return null
  const found: SelectedPage[] = []
  for (const stretch of stretchesOf(passage)) {
    const anchors = await anchorsOf({ viewer, container }, stretch)
    if (anchors.length === 0) return null
    found.push(...anchors)
  }
  return found.length > 0 ? found : null
}

/**
 * Marks a passage of a file as `like` is marked: its kind and its colour.
 *
 * @returns ids of the new marks, one a page, none when they could not be made (which was told); null where the words of
 * the passage are not found in the file
 */
export async function markPassage(
  file: OpenFile,
  passage: readonly Paragraph[],
  like: Pick<Annotation, 'kind' | 'colour'>,
): Promise<readonly string[] | null> {
  const words = await wordsOf(file, passage).catch(() => null)
  return words && file.marks.create({ anchors: () => Promise.resolve(words) }, like.kind, keyOf(like.colour))
}
