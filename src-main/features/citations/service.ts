import type { Context } from '../../base/context.ts'
import type { CitationRequest, FormattedCitation } from '../../contract/citations.ts'
import { CartableError } from '../../contract/errors.ts'
import { titleIn, type InterfaceLanguage } from '../../contract/values.ts'
import type { Reference } from '../../pdf/brief/model.ts'
import type { Inline } from '../../pdf/typeset/content.ts'
import { findAttachment } from '../attachments/index.ts'
import { requirePublication } from '../publications/index.ts'
import { inlinesAsHtml, inlinesAsText } from './rich-text.ts'
import { styleOf } from './styles.ts'

/** What is to be cited, in which style and language. */
export interface CitationsRequest {
  readonly works: readonly CitationRequest[]
  readonly style: string
  readonly language: InterfaceLanguage
}

async function genreOf({ db }: Context, type: string | null, language: string): Promise<string | null> {
  if (type === null) return null
  const rows = await db
    .selectFrom('concept_labels')
    .select(['language', 'label'])
    .where('concept_id', '=', type)
    .where('kind', '=', 'pref')
    .execute()
  const labels = Object.fromEntries(rows.map((row) => [row.language, row.label]))
  return titleIn(labels, language) || null
}

async function referenceOf(
  context: Context,
  { publicationId, attachmentId }: CitationRequest,
  { language, key }: { readonly language: InterfaceLanguage; readonly key: string },
): Promise<Reference> {
  const work = await requirePublication(context.db, publicationId)
  const file = attachmentId === null ? null : await findAttachment(context.db, attachmentId)
  if (attachmentId !== null && file?.publicationId !== publicationId) {
    throw new CartableError('NOT_FOUND', { entity: 'attachment', id: attachmentId })
  }
  const { id, title, subtitle, type, issued, creators, publishers, series, identifiers, url } = work
  return {
    key,
    work: { id, title, subtitle, type, issued, creators, publishers, series, identifiers, url },
    language: file?.language ?? (title[language] === undefined ? null : language),
    url: null,
    retrievedAt: null,
    genre: await genreOf(context, type, language),
  }
}

const both = (inlines: readonly Inline[]): FormattedCitation['note'] => ({
  text: inlinesAsText(inlines),
  html: inlinesAsHtml(inlines),
})

/**
 * Citations to be copied or shown: each as in a footnote of its own, and as in a bibliography. By the engine that sets
 * briefs, so that what is copied is what is printed.
 * @throws CartableError NOT_FOUND
 */
export async function formatWorks(
  context: Context,
  { works, style, language }: CitationsRequest,
  signal?: AbortSignal,
): Promise<FormattedCitation[]> {
  const keys = [...new Set(works.map(({ publicationId }) => publicationId))]
  const keyOf = (id: string): string => `w${keys.indexOf(id) + 1}`
  const references = new Map<string, Reference>()
  for (const work of works) {
    const key = keyOf(work.publicationId)
    if (!references.has(key)) references.set(key, await referenceOf(context, work, { language, key }))
  }
  const cites = works.map(({ publicationId, locator }) => ({ key: keyOf(publicationId), locator }))
  const request = {
    references: [...references.values()],
    cites,
    style: await styleOf(context, style),
    language,
  }
  const { notes, bibliography, problem } = await context.pool.run('formatCitations', request, { signal })
  const entries = new Map(bibliography.map(({ key, body }) => [key, body]))
  return cites.map(({ key }, index) => ({
    note: both(notes[index] ?? []),
    full: both(entries.get(key) ?? []),
    problem,
  }))
}
