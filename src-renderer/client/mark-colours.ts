import { MARK_COLOURS } from '../../src-main/contract/mark-colours.ts'

type Shade = 'light' | 'dark'

function variables(prefix: string, shade: Shade): string {
  return MARK_COLOURS.map((colour) => {
    const { fill, line } = shade === 'dark' ? colour.dark : colour
    return `--${prefix}${colour.key}:${fill};--${prefix}${colour.key}-line:${line};`
  }).join('')
}

/**
 * The colours of marks as variables of the style sheets: `--m1` … `--m6` and `--m1-line` … follow the theme, `--pm1` …
 * follow the pages, which stay paper in the dark theme unless they are read by night (`.canvas.night`).
 */
export function markColourSheet(): string {
  return [
    `:root{${variables('m', 'light')}${variables('pm', 'light')}}`,
    `[data-theme='dark']{${variables('m', 'dark')}}`,
    `.canvas.night{${variables('pm', 'dark')}--on-page-mark:#e9e8e3;--mark-blend:screen}`,
  ].join('\n')
}

/** Makes the colours of marks known to all style sheets. */
export function adoptMarkColours(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(markColourSheet())
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
