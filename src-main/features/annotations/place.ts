import type { Context } from '../../base/context.ts'
import type { Anchor, Annotation, Place, SeenLine } from '../../contract/annotations.ts'
import { CartableError } from '../../contract/errors.ts'
import { boundsOf } from '../../pdf/anchor/index.ts'

/**
 * The anchor of selected words on their glyphs. A file that cannot be read at the moment costs only this precision and
 * never the mark.
 */
export async function onGlyphs(
  context: Context,
  path: string,
  { pageIndex, rect, quads, ink, quote, prefix, suffix }: Anchor,
  seen: readonly SeenLine[],
): Promise<Anchor> {
  const given = { pageIndex, rect, quads, ink, quote, prefix, suffix }
  if (seen.length === 0) return given
  try {
    const snapped = await context.pool.run('snapSelection', {
      path,
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
  return { rect: place.rect, ...(place.ink === undefined ? {} : { ink: place.ink }) }
}
