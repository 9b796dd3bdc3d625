import { colourKey } from '../../../contract/annotations.ts'
import type { BriefContent, ExcerptContent, PagesContent, Provenance } from '../../../contract/briefs.ts'
import type { InterfaceLanguage, Rect } from '../../../contract/values.ts'
import { type Drawing, drawnRect } from '../../../pdf/brief/drawing.ts'
import type { BriefBlock, Origin, PageArea } from '../../../pdf/brief/model.ts'
import type { StoredItem } from '../store.ts'
import { isOtherLanguage } from '../verdict.ts'
import type { BriefFacts } from './facts.ts'
import { type References, titleOf } from './references.ts'
import { MODEL_WORDS } from './words.ts'

/** What blocks are made with. */
export interface BlockSetting {
  readonly facts: BriefFacts
  readonly references: References
  /** Language of the words around the contents. */
  readonly language: InterfaceLanguage
  /** Language that the brief is written in. */
  readonly written: InterfaceLanguage
  /** Internal comments too. */
  readonly internal: boolean
}

/** Words of a quotation in one line: a hyphen at the end of a line of the source belongs to the word. */
export function inOneLine(quote: string): string {
  return quote
    .replace(/-[^\S\n]*\n\s*/gu, '-')
    .replace(/\s*\n\s*/gu, ' ')
    .trim()
}

/** Printed number of a page of a file. */
function pageName({ pageLabel, pageIndex }: Provenance): string {
  return pageLabel ?? String(pageIndex + 1)
}

/** `4`, or `4–6` for several. Only the first page's printed number is known; the others go by their place in the file. */
export function pagesName({ provenance, lastIndex }: PagesContent): string {
  const first = pageName(provenance)
  const count = lastIndex - provenance.pageIndex
  if (count === 0) return first
  return /^\d+$/.test(first) ? `${first}–${Number(first) + count}` : first
}

function originOf(id: string, provenance: Provenance, { facts }: BlockSetting): Origin {
  const { sha256, pageIndex, pageLabel, url, retrievedAt, prefix, suffix } = provenance
  const fileName = facts.files.get(sha256)?.fileName ?? `${sha256.slice(0, 12)}.pdf`
  const status = facts.statuses.get(id) ?? null
  return { fileName, sha256, page: pageIndex + 1, pageLabel, url, retrievedAt, prefix, suffix, status }
}

/** A part of a page to be drawn; null where the file is not the one that was marked. */
function areaOf(
  { sha256 }: Provenance,
  pageIndex: number,
  rect: Rect | null,
  facts: BriefFacts,
): PageArea | null {
  const file = facts.files.get(sha256)
  if (!file || file.changed) return null
  return { path: file.path, password: file.password, pageIndex, rect }
}

/** The place of a mark; a drawing is drawn there, since the file that was marked does not have it. */
function excerptArea(content: ExcerptContent, facts: BriefFacts): PageArea | null {
  const { provenance, rect, markKind, colour, ink, inkWidths } = content
  if (markKind !== 'ink' || ink.length === 0) return areaOf(provenance, provenance.pageIndex, rect, facts)
  const drawing: Drawing = { colour, strokes: ink, widths: inkWidths }
  const area = areaOf(provenance, provenance.pageIndex, drawnRect(rect, drawing), facts)
  return area && { ...area, drawing }
}

/** What is said of an excerpt in this output. */
export function commentOf({ comment, commentShareable }: ExcerptContent, internal: boolean): string {
  return commentShareable || internal ? comment : ''
}

/** A paragraph without text, and a note whose comment stays inside: there is nothing to print, nor to cite. */
export function isSilent(content: BriefContent, internal: boolean): boolean {
  if (content.kind === 'paragraph') return content.markdown.trim() === ''
  if (content.kind !== 'excerpt' || content.form === 'image') return false
  return (content.shown ?? content.quote) === null && commentOf(content, internal) === ''
}

function excerptBlock(id: string, content: ExcerptContent, setting: BlockSetting): BriefBlock {
  const { facts, references, language, written, internal } = setting
  const { provenance, form, translation } = content
  const isPicture = form === 'image'
  const quote = isPicture ? null : (content.shown ?? content.quote)
  const reference = references.of(provenance)
  const page = pageName(provenance)
  return {
    kind: 'excerpt',
    id,
    quote: quote === null ? null : inOneLine(quote),
    language: provenance.language,
    area: isPicture ? excerptArea(content, facts) : null,
    alt: MODEL_WORDS[language].picture(titleOf(reference, language), page),
    comment: commentOf(content, internal),
    cite: { key: reference.key, locator: page },
    translation,
    otherLanguage: quote !== null && translation === null && isOtherLanguage(content, written),
    colourKey: colourKey(content.colour),
    origin: originOf(id, provenance, setting),
  }
}

function pagesBlock(id: string, content: PagesContent, setting: BlockSetting): BriefBlock {
  const { facts, references, language } = setting
  const { provenance, lastIndex, caption } = content
  const count = lastIndex - provenance.pageIndex + 1
  const areas = Array.from({ length: count }, (_, at) =>
    areaOf(provenance, provenance.pageIndex + at, null, facts),
  ).filter((area) => area !== null)
  const reference = references.of(provenance)
  const page = pagesName(content)
  return {
    kind: 'pages',
    id,
    areas,
    caption,
    alt: MODEL_WORDS[language].pages(titleOf(reference, language), page, count > 1),
    cite: { key: reference.key, locator: page },
    origin: originOf(id, provenance, setting),
  }
}

/** An item as it is set. */
export function blockOf({ id, content }: StoredItem, setting: BlockSetting): BriefBlock {
  switch (content.kind) {
    case 'heading':
      return { kind: 'heading', id, level: content.level, text: content.text }
    case 'paragraph':
      return { kind: 'prose', id, markdown: content.markdown }
    case 'excerpt':
      return excerptBlock(id, content, setting)
    case 'pages':
      return pagesBlock(id, content, setting)
  }
}
