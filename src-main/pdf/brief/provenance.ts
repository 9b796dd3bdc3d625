import { formatEdtf } from '../../contract/edtf.ts'
import type { Inline } from '../typeset/content.ts'
import type { BriefBlock, BriefModel, FormattedCitations } from './model.ts'
import { runsRightToLeft } from './spacing.ts'
import { primary } from './typography.ts'
import { BRIEF_WORDS, type BriefWords } from './words.ts'

/** A file that a brief quotes, with its excerpts, as the list of provenance prints it. */
export interface SourceFile {
  readonly title: readonly Inline[]
  readonly name: string
  readonly sha256: string
  readonly url: string | null
  /** Day of the download, in words. */
  readonly retrieved: string | null
  readonly rows: readonly {
    readonly id: string
    /** Number of the note. */
    readonly number: string
    readonly page: string
    /** Words before and after the quotation in its source. */
    readonly context: string
    readonly language: string | null
    readonly rtl: boolean
    readonly status: string
  }[]
}

type Cited = Extract<BriefBlock, { kind: 'excerpt' | 'pages' }>
type Row = SourceFile['rows'][number]

/** Most of the context on one side, characters. */
const CONTEXT = 60

function contextOf({ prefix, suffix }: Cited['origin']): string {
  const before = (prefix ?? '').replace(/\s+/g, ' ').trim()
  const after = (suffix ?? '').replace(/\s+/g, ' ').trim()
  if (before === '' && after === '') return ''
  return `…${before.slice(-CONTEXT)} […] ${after.slice(0, CONTEXT)}…`
}

/** Printed number, and that of the file where it is another: `5 (7)`. */
function pageText({ page, pageLabel }: Cited['origin']): string {
  return pageLabel === null || pageLabel === String(page) ? String(page) : `${pageLabel} (${page})`
}

function statusText(status: string | null, { provenance }: BriefWords): string {
  return status === null ? provenance.unchecked : (provenance.statuses[status] ?? status)
}

/** Files in the order in which they are first quoted. */
export function provenanceOf(model: BriefModel, citations: FormattedCitations): SourceFile[] {
  const { language } = model
  const cited = model.blocks.filter((block) => block.kind === 'excerpt' || block.kind === 'pages')
  const entries = new Map(citations.bibliography.map(({ key, body }) => [key, body]))
  const rows = cited.map((block, index): Row => {
    const context = contextOf(block.origin)
    const own = block.kind === 'excerpt' ? block.language : null
    return {
      id: block.id,
      number: String(index + 1),
      page: pageText(block.origin),
      context,
      language: own === null ? null : primary(own),
      rtl: runsRightToLeft(context, own),
      status: statusText(block.origin.status, BRIEF_WORDS[language]),
    }
  })
  const files = Map.groupBy(
    cited.map((block, index) => ({ block, row: rows[index] })),
    ({ block }) => block.origin.sha256,
  )
  return [...files.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const { origin, cite } = first.block
    const { fileName, sha256, url, retrievedAt } = origin
    return [
      {
        title: entries.get(cite.key) ?? [{ t: 'text', s: fileName }],
        name: fileName,
        sha256,
        url,
        retrieved: retrievedAt === null ? null : formatEdtf(retrievedAt.slice(0, 10), language),
        rows: all.flatMap(({ row }) => (row ? [row] : [])),
      },
    ]
  })
}
