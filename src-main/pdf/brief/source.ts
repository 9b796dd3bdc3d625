import type { BriefDocument } from './document.ts'

/** What Word, Markdown and HTML are written from. */
export interface BriefSource {
  /** Without an annex: the pages of sources are pages of a PDF. */
  readonly document: BriefDocument
  /** PNG, by the names that the document gives them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** What cannot be seen, by the ids of items of which a picture could not be drawn. */
  readonly failed: ReadonlyMap<string, string>
}

/** Stands in the place of a picture that could not be drawn. */
export function missingText(alt: string, { document }: BriefSource): string {
  return [alt, document.words.missingPicture].filter((part) => part !== '').join(' – ')
}

/** `SHA-256 : …`, with the space that French has before a colon. */
export function labelled(label: string, text: string, { language }: BriefDocument): string {
  return `${label}${language === 'fr' ? '\u00a0' : ''}: ${text}`
}
