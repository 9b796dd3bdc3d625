import {
  ArrowLeft,
  ArrowRight,
  BookOpen,
  Moon,
  PanelLeft,
  Printer,
  RotateCcw,
  RotateCw,
  TableOfContents,
  TextSearch,
  ZoomIn,
  ZoomOut,
} from '@lucide/vue'
import type { Action } from '../../client/actions.ts'
import type { OpenFile } from '../open-file.ts'
import { scrollKeys } from './scroll-keys.ts'
import { LAYOUTS } from './zoom.ts'

/** What the actions of a pane act on; with two files beside each other, the one that has the keyboard. */
export interface PaneParts {
  readonly file: () => OpenFile
  readonly focusPage: () => void
  readonly print: () => void
}

/** Finding, going and zooming, as data. */
export function paneActions({ file, focusPage, print }: PaneParts): Action[] {
  const pdf = (): OpenFile['pdf'] => file().pdf
  const shown = (): boolean => pdf().ready.value
  const view = (
    id: string,
    label: string,
    keys: string[],
    icon: Action['icon'],
    run: () => void,
  ): Action => ({
    id,
    label,
    group: 'view',
    keys,
    ...(icon ? { icon } : {}),
    when: shown,
    run,
  })
  const go = (id: string, label: string, keys: string[], icon: Action['icon'], run: () => void): Action => ({
    ...view(id, label, keys, icon, run),
    group: 'go',
  })
  const openFind = (): void => {
    const { find, container } = file()
    find.open.value = true
    // Open already: the field takes the keyboard again.
    container.value?.parentElement?.querySelector<HTMLInputElement>('[data-testid="find-input"]')?.select()
  }
  const step = (direction: 1 | -1): void => {
    if (file().find.query.value === '') openFind()
    else file().find.step(direction)
  }
  return [
    {
      ...view('find-close', 'reader.find.close', ['escape'], undefined, () => file().find.close()),
      when: () => file().find.open.value || file().find.lit.value,
    },
    view('find', 'reader.find.name', ['mod+f'], TextSearch, openFind),
    { ...view('find-next', 'reader.find.next', ['f3'], undefined, () => step(1)), whileTyping: true },
    {
      ...view('find-previous', 'reader.find.previous', ['shift+f3'], undefined, () => step(-1)),
      whileTyping: true,
    },
    go('page-go', 'reader.go.name', ['g', 'mod+g'], undefined, focusPage),
    {
      ...go('jump-back', 'reader.jump.back', ['alt+arrowleft'], ArrowLeft, () => pdf().back()),
      when: () => pdf().before.value !== null,
    },
    {
      ...go('jump-forward', 'reader.jump.forward', ['alt+arrowright'], ArrowRight, () => pdf().forward()),
      when: () => pdf().after.value !== null,
    },
    view('zoom-in', 'reader.larger', ['mod++', 'mod+='], ZoomIn, () => pdf().zoomBy(1)),
    view('zoom-out', 'reader.smaller', ['mod+-'], ZoomOut, () => pdf().zoomBy(-1)),
    view('zoom-width', 'reader.zoom.fits.page-width', ['mod+0'], undefined, () => {
      pdf().zoom.value = 'page-width'
    }),
    ...LAYOUTS.map((layout) =>
      view(`layout-${layout}`, `reader.layout.${layout}`, [], BookOpen, () => {
        pdf().layout.value = layout
      }),
    ),
    view('rotate-right', 'reader.layout.right', ['r'], RotateCw, () => pdf().rotate(90)),
    view('rotate-left', 'reader.layout.left', ['shift+r'], RotateCcw, () => pdf().rotate(-90)),
    view('night', 'reader.night', ['shift+d'], Moon, () => {
      file().night.value = !file().night.value
    }),
    view('thumbnails', 'reader.panels.thumbnails', ['f4'], PanelLeft, () => file().togglePanel('thumbnails')),
    view('outline', 'reader.panels.outline', ['shift+f4'], TableOfContents, () =>
      file().togglePanel('outline'),
    ),
    { ...view('print', 'reader.print.name', ['mod+p'], Printer, print), whileTyping: true },
    ...scrollKeys(file),
  ]
}
