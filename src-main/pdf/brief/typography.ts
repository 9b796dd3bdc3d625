import type { InterfaceLanguage } from '../../contract/values.ts'

/** Primary subtag of a language tag: `pt` of `pt-BR`. */
export const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'ur', 'yi'])

/** Whether a language is written from right to left. */
export const isRightToLeft = (tag: string): boolean => RIGHT_TO_LEFT.has(primary(tag))

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  fr: ['«\u00a0', '\u00a0»'],
  ar: ['«', '»'],
  es: ['«', '»'],
  pt: ['«', '»'],
  it: ['«', '»'],
  de: ['„', '“'],
}

/**
 * Words between the quotation marks of their language, of the brief's where theirs is not known. A quotation stands by
 * itself in a brief, so the marks are part of it and not of the text around. Words that bring their own get no second pair.
 */
export function quotation(words: string, language: string | null, brief: InterfaceLanguage): string {
  const own = words.trim()
  if (/^(?:«[^«»]*»|“[^“”]*”|„[^„“]*“)$/.test(own)) return own
  const [open, close] = MARKS[primary(language ?? brief)] ?? ['“', '”']
  return `${open}${own}${close}`
}

/**
 * Text with the spaces of French: U+202F before `;`, `!` and `?`, U+00A0 before a colon and within guillemets, so that no
 * line begins with one. Only spaces that are there are changed: an address or a time keeps its letters.
 */
export function spaced(text: string, language: string): string {
  if (primary(language) !== 'fr') return text
  return text
    .replace(/[ \u00a0]+(?=[;!?])/g, '\u202f')
    .replace(/ +(?=:(?:\s|$))/g, '\u00a0')
    .replace(/« +/g, '«\u00a0')
    .replace(/ +»/g, '\u00a0»')
}
