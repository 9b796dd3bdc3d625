import type { Context } from '../../base/context.ts'
import type { Anchor, Annotation, Place, SeenLine } from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import type { Attachment } from '../../contract/publications.ts'
import { boundsOf, type EngineFile } from '../../pdf/anchor/index.ts'

/** The file of an attachment, with the library that reads it. */
export function fileOf(context: Context, attachment: Attachment, password?: string): EngineFile {
  const path = context.layout.file(attachment.sha256)
  return { path, password, engine: attachment.engine ?? undefined }
}

/**
 * The anchor of selected words on their glyphs. A file that cannot be read at the moment costs only this precision and
 * never the mark.
 */
export async function onGlyphs(
  context: Context,
  file: EngineFile,
  { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix }: Anchor,
  seen: readonly SeenLine[],
): Promise<Anchor> {
  const given = { pageIndex, rect, quads, ink, inkWidths, quote, prefix, suffix }
  // pdf.js shares the width of a run among its letters; the screen knows each one better.
  if (seen.length === 0 || file.engine === 'pdfjs') return given
  try {
    const snapped = await context.pool.run('snapSelection', {
      ...file,
      pageIndex,
      quote: quote ?? '',
      lines: seen,
    })
    if (snapped.anchor !== null) return snapped.anchor
    return { ...given, quads: [...snapped.quads], rect: boundsOf(snapped.quads) }
  } catch (error) {
    if (error instanceof CartableError) return given
    throw error
  }
}

/** What moving changes of a mark. @throws CartableError INVALID_VALUE where the mark is about words */
export function placeOf(mark: Annotation, place: Place | undefined): Partial<Annotation> {
  if (place === undefined) return {}
  if (mark.quads.length > 0 && mark.kind !== 'note') {
    throw new CartableError('INVALID_VALUE', { field: 'place', value: mark.kind })
  }
  const { rect, ink, inkWidths } = place
  return {
    rect,
    ...(ink === undefined ? {} : { ink }),
    ...(inkWidths === undefined ? {} : { inkWidths }),
  }
}
