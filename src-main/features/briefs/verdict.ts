import type { ExcerptContent, PagesContent, QuoteStatus, VerifiedItem } from '../../contract/briefs.ts'
import type { Found, Part, Passage } from '../../pdf/anchor/index.ts'
import { partsOf } from './quote-parts.ts'
import type { StoredItem } from './store.ts'

/** What is to be checked of an item. */
export interface ItemCheck {
  readonly id: string
  readonly content: ExcerptContent | PagesContent
  readonly sha256: string
  /** Its words; null for a picture. */
  readonly passage: Passage | null
}

/** A file and what is looked for in it. */
export interface FileCheck {
  readonly sha256: string
  readonly attachmentId: string
  readonly passages: readonly Passage[]
}

/** What became of a file. */
export type FileOutcome =
  | { readonly kind: 'read'; readonly pageCount: number; readonly found: readonly Found[] }
  | { readonly kind: 'other-file' | 'missing' | 'locked' | 'unreadable' }

/**
 * Parts of what is printed. The mark may begin and end within a word; what was cut out of it may not, or *unable*
 * could be shortened to *able*.
 */
function partsToFind({ quote, shown }: ExcerptContent): Part[] {
  const whole = (quote ?? '').trim()
  if (shown === null) return [{ text: whole, openStart: true, openEnd: true }]
  const parts = partsOf(shown)
  return parts.map((text, at) => ({
    text,
    openStart: at === 0 && whole.startsWith(text),
    openEnd: at === parts.length - 1 && whole.endsWith(text),
  }))
}

/** What is to be checked of an item; null for headings and paragraphs. */
export function checkOf({ id, content }: StoredItem): ItemCheck | null {
  if (content.kind !== 'excerpt' && content.kind !== 'pages') return null
  const { sha256, pageIndex } = content.provenance
  const hasWords = content.kind === 'excerpt' && content.form === 'quote' && content.quote !== null
  const passage = hasWords ? { id, pageIndex, parts: partsToFind(content) } : null
  return { id, content, sha256, passage }
}

/** Each file once, in the order in which the brief comes to it. */
export function planOf(checks: readonly ItemCheck[]): FileCheck[] {
  return [...Map.groupBy(checks, ({ sha256 }) => sha256)].map(([sha256, own]) => ({
    sha256,
    attachmentId: own[0]?.content.provenance.attachmentId ?? '',
    passages: own.flatMap(({ passage }) => passage ?? []),
  }))
}

const UNREAD = {
  'other-file': 'file-changed',
  missing: 'file-missing',
  locked: 'file-locked',
  unreadable: 'file-unreadable',
} as const satisfies Record<Exclude<FileOutcome['kind'], 'read'>, QuoteStatus>

/** Whether a person has nothing to look into. */
export function isFine(status: QuoteStatus): boolean {
  return status === 'match' || status === 'shortened' || status === 'image'
}

function lastPage(content: ItemCheck['content']): number {
  return content.kind === 'pages' ? content.lastIndex : content.provenance.pageIndex
}

function statusOf({ content, passage }: ItemCheck, outcome: FileOutcome): [QuoteStatus, number | null] {
  if (outcome.kind !== 'read') return [UNREAD[outcome.kind], null]
  if (!passage) return [lastPage(content) < outcome.pageCount ? 'image' : 'changed', null]
  const found = outcome.found.find(({ id }) => id === passage.id)
  if (!found || found.foundOn === null || passage.parts.length === 0) return ['changed', null]
  if (found.foundOn !== passage.pageIndex) return ['moved', found.foundOn]
  const shortened = content.kind === 'excerpt' && content.shown !== null && content.shown !== content.quote
  return [shortened ? 'shortened' : 'match', null]
}

/** Language without region or script. */
const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** Whether an excerpt is quoted from a version in another language than the brief's. Not known counts as no. */
export function isOtherLanguage(content: ExcerptContent | PagesContent, language: string): boolean {
  const { language: own } = content.provenance
  return own !== null && own !== 'und' && primary(own) !== primary(language)
}

/** What the check of an item found. Pure. */
export function verdictOf(
  check: ItemCheck,
  outcome: FileOutcome | undefined,
  language: string,
): VerifiedItem {
  const { content } = check
  const [status, foundOn] = statusOf(check, outcome ?? { kind: 'unreadable' })
  const isExcerpt = content.kind === 'excerpt'
  const untranslated = isExcerpt && content.form === 'quote' && content.translation?.accepted !== true
  return {
    itemId: check.id,
    annotationId: isExcerpt ? content.annotationId : null,
    status,
    foundOn,
    otherLanguage: untranslated && isOtherLanguage(content, language),
  }
}
