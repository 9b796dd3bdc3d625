/** A colour for what lies over text, and one for what is drawn as a line. */
export interface MarkInk {
  readonly fill: string
  readonly line: string
}

/** One of the colours of marks. */
export interface MarkColour extends MarkInk {
  /** The key that sets it, and the number that stands for it in the margin. */
  readonly key: number
  /** Names in English and French, for the command line. */
  readonly names: readonly string[]
  /** In the dark theme and on night pages. What is written into files is always the light one. */
  readonly dark: MarkInk
}

/**
 * The six colours of marks, chosen to stay apart for colour-blind eyes (smallest ΔE2000 of the first four: 14, simulated
 * deuteranopia). The number and the style of the line repeat what the colour says. Their only home: files, pages and
 * the interface all read it.
 */
export const MARK_COLOURS = [
  {
    key: 1,
    names: ['yellow', 'jaune'],
    fill: '#fdea6e',
    line: '#a77b00',
    dark: { fill: '#806e16', line: '#e7c545' },
  },
  {
    key: 2,
    names: ['blue', 'bleu'],
    fill: '#96ddff',
    line: '#1b6f9e',
    dark: { fill: '#2a6d8f', line: '#7cc4ee' },
  },
  { key: 3, names: ['orange'], fill: '#f0a684', line: '#b2470f', dark: { fill: '#763206', line: '#f0a07a' } },
  {
    key: 4,
    names: ['purple', 'violet'],
    fill: '#b08ee6',
    line: '#6a3c9c',
    dark: { fill: '#4e2583', line: '#c39fe8' },
  },
  {
    key: 5,
    names: ['green', 'vert'],
    fill: '#b9f0c3',
    line: '#14734c',
    dark: { fill: '#22593b', line: '#6fcba2' },
  },
  {
    key: 6,
    names: ['grey', 'gray', 'gris'],
    fill: '#bfc1c4',
    line: '#5a5f68',
    dark: { fill: '#3b3e42', line: '#aeb3bc' },
  },
] as const satisfies readonly MarkColour[]
