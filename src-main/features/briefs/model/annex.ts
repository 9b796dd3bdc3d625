import type { Annotation } from '../../../contract/annotations.ts'
import type { ExcerptContent } from '../../../contract/briefs.ts'
import type { AnnexPage } from '../../../pdf/brief/model.ts'
import { commentOf, type BlockSetting } from './blocks.ts'
import { shortCitation } from './references.ts'
import { MODEL_WORDS } from './words.ts'

/** An excerpt that points to its page in the annex. */
export interface AnnexExcerpt {
  readonly id: string
  readonly content: ExcerptContent
}

/** How the marks of an annex come out. */
export interface AnnexSetting extends BlockSetting {
  /** Without the names of those who made the marks. */
  readonly anonymous: boolean
  /** Stands where it is not known when a mark was made: the same for the same brief. */
  readonly madeAt: string
}

/** The mark as it was taken, whatever became of it since; internal comments are not in it either. */
function markOf({ content }: AnnexExcerpt, { anonymous, internal, madeAt }: AnnexSetting): Annotation {
  const { provenance } = content
  const at = content.markedAt ?? madeAt
  return {
    id: content.annotationId,
    attachmentId: provenance.attachmentId,
    pageIndex: provenance.pageIndex,
    kind: content.markKind,
    author: anonymous ? '' : content.author,
    firstAuthor: null,
    colour: content.colour,
    comment: commentOf(content, internal),
    rect: content.rect,
    quads: content.quads,
    ink: content.ink,
    inkWidths: content.inkWidths,
    quote: content.quote,
    prefix: provenance.prefix,
    suffix: provenance.suffix,
    concepts: [],
    origin: 'cartable',
    anchoring: 'exact',
    externalName: null,
    inReplyTo: null,
    createdAt: at,
    modifiedAt: at,
  }
}

/**
 * Source pages with the marks of a brief: works in the order in which the brief comes to them, pages as in the file,
 * each once. Files that are not those that were marked have none.
 */
export function annexOf(excerpts: readonly AnnexExcerpt[], setting: AnnexSetting): AnnexPage[] {
  const { facts, references, language } = setting
  const keys = references.list.map(({ key }) => key)
  const workOf = ({ content }: AnnexExcerpt): number => keys.indexOf(references.of(content.provenance).key)
  const pages = Map.groupBy(
    excerpts,
    ({ content: { provenance } }) => `${provenance.sha256} ${provenance.pageIndex}`,
  )
  const sorted = [...pages.values()].flatMap((own) => {
    const [first] = own
    const file = first && facts.files.get(first.content.provenance.sha256)
    return first && file && !file.changed ? [{ own, first, file, work: workOf(first) }] : []
  })
  // Files of one work keep the order in which they are cited.
  const files = [...new Set(sorted.map(({ first }) => first.content.provenance.sha256))]
  const fileAt = ({ content }: AnnexExcerpt): number => files.indexOf(content.provenance.sha256)
  sorted.sort(
    (a, b) =>
      a.work - b.work ||
      fileAt(a.first) - fileAt(b.first) ||
      a.first.content.provenance.pageIndex - b.first.content.provenance.pageIndex,
  )
  return sorted.map(({ own, first, file }): AnnexPage => {
    const { provenance } = first.content
    const work = shortCitation(references.of(provenance), language)
    const marks = new Map(own.map((each) => [each.content.annotationId, markOf(each, setting)]))
    return {
      path: file.path,
      password: file.password,
      sha256: provenance.sha256,
      pageIndex: provenance.pageIndex,
      marks: [...marks.values()],
      itemIds: own.map(({ id }) => id),
      title: MODEL_WORDS[language].annexPage(work, provenance.pageLabel ?? String(provenance.pageIndex + 1)),
    }
  })
}
