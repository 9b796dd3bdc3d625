import { resolve } from 'node:path'
import type { Context } from '../../base/context.ts'
import { writeFileAtomically } from '../../base/files.ts'
import { type Annotation, colourKey } from '../../contract/annotations.ts'
import { citationOf, fullTitle } from '../../contract/citation.ts'
import { CartableError } from '../../contract/errors.ts'
import type { MarkGroup, MarksFormat } from '../../contract/exports.ts'
import type { Meaning } from '../../contract/meanings.ts'
import type { Attachment, PublicationDetail } from '../../contract/publications.ts'
import { type Thread, threadsOf } from '../../contract/threads.ts'
import { type InterfaceLanguage, titleIn } from '../../contract/values.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import { annotationsOf } from '../annotations/index.ts'
import { requireAttachment } from '../attachments/index.ts'
import { allMeanings } from '../meanings/index.ts'
import { publicationDetail } from '../publications/index.ts'
import { readConcepts } from '../vocabulary/index.ts'
import { marksToMarkdown, type MarkdownGroup } from './markdown.ts'
import { exists } from './service.ts'
import { marksToW3c } from '../../formats/w3c/index.ts'
import { MARK_WORDS } from './words.ts'

/** What a caller may ask for; see the contract. */
export interface MarksRequest {
  readonly attachmentId: string
  readonly format: MarksFormat
  readonly groups?: readonly MarkGroup[] | undefined
  readonly language: InterfaceLanguage
  readonly overwrite: boolean
}

/** Ends of the names of such files. */
export const MARKS_EXTENSIONS: Readonly<Record<MarksFormat, string>> = { markdown: '.md', w3c: '.jsonld' }

/** What is known of the file whose marks are written. */
interface Known {
  readonly attachment: Attachment
  readonly publication: PublicationDetail
  readonly concepts: ReadonlyMap<string, Concept>
  /** Printed labels of pages, by 0-based page. */
  readonly labels: ReadonlyMap<number, string>
  /** Colours that the library named. */
  readonly meanings: readonly Meaning[]
}

async function known(context: Context, attachment: Attachment): Promise<Known> {
  const pages = await context.db
    .selectFrom('pages')
    .select(['page_index', 'label'])
    .where('attachment_id', '=', attachment.id)
    .where('label', 'is not', null)
    .execute()
  const concepts = await readConcepts(context.db)
  return {
    attachment,
    publication: await publicationDetail(context.db, attachment.publicationId),
    meanings: await allMeanings(context.db),
    concepts: new Map(concepts.map((concept) => [concept.id, concept])),
    labels: new Map(pages.flatMap(({ page_index: at, label }) => (label ? [[at, label] as const] : []))),
  }
}

function labelOf({ labels }: Known, index: number): string {
  return labels.get(index) ?? String(index + 1)
}

/** All marks by page, for callers that show nothing. */
function byPage(threads: readonly Thread[], facts: Known, language: InterfaceLanguage): MarkdownGroup[] {
  const pages = Map.groupBy(threads, ({ mark }) => mark.pageIndex)
  return [...pages].map(([index, own]) => ({
    title: `${MARK_WORDS[language].page}\u00a0${labelOf(facts, index)}`,
    threads: own,
  }))
}

/** The groups that were asked for. A mark that was removed since is left out. */
function asShown(groups: readonly MarkGroup[], threads: readonly Thread[]): MarkdownGroup[] {
  const byId = new Map(threads.map((thread) => [thread.mark.id, thread]))
  return groups.map(({ title, ids }) => ({ title, threads: ids.flatMap((id) => byId.get(id) ?? []) }))
}

function meaningOf({ colour }: Annotation, facts: Known, language: InterfaceLanguage): string {
  const key = colourKey(colour)
  const named = facts.meanings.find((meaning) => meaning.key === key)?.names[language]
  return named ?? MARK_WORDS[language].meanings[key - 1] ?? ''
}

function markdownOf(groups: readonly MarkdownGroup[], facts: Known, language: InterfaceLanguage): string {
  const { publication, concepts } = facts
  return marksToMarkdown({
    language,
    title: fullTitle(publication, language),
    citation: citationOf(publication, language),
    groups,
    pageLabel: (index) => labelOf(facts, index),
    meaning: (mark) => meaningOf(mark, facts, language),
    conceptLabel: (id) => titleIn(concepts.get(id)?.prefLabel ?? {}, language) || id,
  })
}

function w3cOf(marks: readonly Annotation[], facts: Known): string {
  const { attachment, publication, concepts } = facts
  const source = publication.sources.find((each) => each.attachmentId === attachment.id && each.url !== null)
  const value = marksToW3c(marks, {
    attachmentId: attachment.id,
    label: titleIn(publication.title, attachment.language ?? 'en'),
    sha256: attachment.sha256,
    mediaType: attachment.mediaType,
    language: attachment.language,
    url: source?.url ?? null,
    labelsOf: (id) => concepts.get(id)?.prefLabel ?? {},
  })
  return `${JSON.stringify(value, null, 2)}\n`
}

/**
 * Writes marks of a file with their answers to `path`, whole or not at all.
 *
 * @returns the path as it was resolved, and the number of marks, answers included
 * @throws CartableError NOT_FOUND, EXPORT_REFUSED (`output-exists`), DISK_FULL, PERMISSION_DENIED, FILE_NOT_FOUND
 */
export async function exportMarks(
  context: Context,
  request: MarksRequest,
  path: string,
): Promise<{ path: string; annotations: number }> {
  const attachment = await requireAttachment(context.db, request.attachmentId)
  const outPath = resolve(path)
  if (!request.overwrite && (await exists(outPath))) {
    throw new CartableError('EXPORT_REFUSED', { reason: 'output-exists', path: outPath })
  }
  const facts = await known(context, attachment)
  const threads = threadsOf(await annotationsOf(context.db, attachment.id))
  const { language } = request
  const groups = request.groups ? asShown(request.groups, threads) : byPage(threads, facts, language)
  const shown = groups.flatMap((group) => group.threads).flatMap(({ mark, replies }) => [mark, ...replies])
  const marks = [...new Set(shown)]
  const text = request.format === 'w3c' ? w3cOf(marks, facts) : markdownOf(groups, facts, language)
  await writeFileAtomically(outPath, text)
  return { path: outPath, annotations: marks.length }
}
