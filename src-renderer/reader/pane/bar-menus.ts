import { RotateCcw, RotateCw } from '@lucide/vue'
import type { Words } from '../../client/words.ts'
import type { MenuEntry } from '../../ui/menu.ts'
import type { PdfSession } from './pdf-session.ts'
import { LAYOUTS, type Zoom } from './zoom.ts'

type Speech = Pick<Words, 't' | 'keys' | 'number'>

const FITS = ['page-width', 'page-fit', 'auto'] as const
const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

const percent = (factor: number, { t, number }: Speech): string =>
  t('reader.scale', { n: number(Math.round(factor * 100)) })

/** What the zoom is, in words: `Width · 128%`, or `150%`. */
export function zoomText({ zoom, scale }: Pick<PdfSession, 'zoom' | 'scale'>, words: Speech): string {
  const shown = percent(scale.value, words)
  return typeof zoom.value === 'string' ? `${words.t(`reader.zoom.short.${zoom.value}`)} · ${shown}` : shown
}

/** Entries of the menu of the zoom. */
export function zoomEntries(pdf: Pick<PdfSession, 'zoom'>, words: Speech): MenuEntry[] {
  const entry = (zoom: Zoom, text: string, keys?: string): MenuEntry => ({
    id: String(zoom),
    text,
    ...(keys === undefined ? {} : { keys: words.keys(keys) }),
    checked: pdf.zoom.value === zoom,
    line: zoom === FACTORS[0],
    run: () => void (pdf.zoom.value = zoom),
  })
  return [
    ...FITS.map((zoom) =>
      entry(zoom, words.t(`reader.zoom.fits.${zoom}`), zoom === 'page-width' ? 'mod+0' : undefined),
    ),
    ...FACTORS.map((factor) =>
      entry(
        factor,
        factor === 1 ? words.t('reader.zoom.actual', { scale: percent(1, words) }) : percent(factor, words),
      ),
    ),
  ]
}

/** Entries of the menu of the layout: how pages stand, and turning them. */
export function layoutEntries(pdf: Pick<PdfSession, 'layout' | 'rotate'>, words: Speech): MenuEntry[] {
  const { t, keys } = words
  return [
    ...LAYOUTS.map((layout) => ({
      id: layout,
      text: t(`reader.layout.${layout}`),
      checked: pdf.layout.value === layout,
      run: () => void (pdf.layout.value = layout),
    })),
    {
      id: 'rotate-right',
      text: t('reader.layout.right'),
      keys: keys('r'),
      icon: RotateCw,
      line: true,
      run: () => pdf.rotate(90),
    },
    {
      id: 'rotate-left',
      text: t('reader.layout.left'),
      keys: keys('shift+r'),
      icon: RotateCcw,
      run: () => pdf.rotate(-90),
    },
  ]
}
