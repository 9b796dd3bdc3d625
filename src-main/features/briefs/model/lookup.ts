import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context, Reader } from '../../../base/context.ts'
import type { BriefContent, Provenance, QuoteStatus } from '../../../contract/briefs.ts'
import type { Publication } from '../../../contract/publications.ts'
import type { InterfaceLanguage } from '../../../contract/values.ts'
import type { BriefModel } from '../../../pdf/brief/model.ts'
import { findAttachment } from '../../attachments/index.ts'
import { findPublication } from '../../publications/index.ts'
import type { StoredItem } from '../store.ts'
import { templateOf } from '../templates.ts'
import type { BriefFacts, CitedWork, FileFact } from './facts.ts'

/** What the lookup is made for. */
export interface LookupRequest {
  readonly template: string
  readonly style: string
  /** Of the words around the contents: types of publications are named in it. */
  readonly language: InterfaceLanguage
  /** By id of the attachment. */
  readonly passwords: Readonly<Record<string, string>>
  /** Pages of all excerpts are drawn, not only pictures. */
  readonly annex: boolean
  readonly statuses: ReadonlyMap<string, QuoteStatus>
  /** A check that reads the files is under way: until it has, they count as unchanged. */
  readonly unread?: boolean
}

/** Styles of thousands of lines are below this; a larger file is none. */
const MAX_STYLE_BYTES = 2 * 1024 ** 2

async function genresOf(db: Reader, language: InterfaceLanguage): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('concept_labels')
    .select(['concept_id', 'label'])
    .where('concept_id', 'like', 'publication-type:%')
    .where('language', '=', language)
    .where('kind', '=', 'pref')
    .execute()
  return new Map(rows.map(({ concept_id: id, label }) => [id, label]))
}

/** What a citation may print, and nothing else: notes and abstracts stay here. */
function citedOf(publication: Publication): CitedWork['work'] {
  const { id, title, subtitle, type, issued, creators, publishers, series, identifiers, url } = publication
  return { id, title, subtitle, type, issued, creators, publishers, series, identifiers, url }
}

async function worksOf(
  db: Reader,
  cited: readonly Provenance[],
  language: InterfaceLanguage,
): Promise<Map<string, CitedWork>> {
  const genres = await genresOf(db, language)
  const byPublication = new Map<string, CitedWork | null>()
  const works = new Map<string, CitedWork>()
  for (const { attachmentId, publicationId } of cited) {
    if (works.has(attachmentId)) continue
    const id = (await findAttachment(db, attachmentId))?.publicationId ?? publicationId
    if (!byPublication.has(id)) {
      const work = await findPublication(db, id)
      byPublication.set(id, work && { work: citedOf(work), genre: genres.get(work.type ?? '') ?? null })
    }
    const work = byPublication.get(id)
    if (work) works.set(attachmentId, work)
  }
  return works
}

/** Files whose bytes were compared with their name, by path: while date and size stay, the answer does. */
const compared = new Map<string, { readonly stamp: string; readonly same: boolean }>()
const MOST_COMPARED = 5000

/**
 * Whether a file is another one than its name says. One that is not there or cannot be read is not: who draws from it
 * finds that out, and says so.
 */
async function isAnother(path: string, sha256: string): Promise<boolean> {
  try {
    const { mtimeMs, size, ino } = await stat(path)
    const stamp = `${mtimeMs} ${size} ${ino}`
    const known = compared.get(path)
    if (known?.stamp === stamp) return !known.same
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    const same = hash.digest('hex') === sha256
    if (compared.size >= MOST_COMPARED) compared.clear()
    compared.set(path, { stamp, same })
    return !same
  } catch {
    return false
  }
}

const isDrawn = (content: BriefContent): boolean =>
  content.kind === 'pages' || (content.kind === 'excerpt' && content.form === 'image')

/** What a check that was just made says of the files, by hash: it read each of them. */
function checkedFiles(
  items: readonly StoredItem[],
  statuses: LookupRequest['statuses'],
): Map<string, boolean> {
  return new Map(
    items.flatMap(({ id, content }) => {
      const status = statuses.get(id)
      return status !== undefined && 'provenance' in content
        ? [[content.provenance.sha256, status === 'file-changed'] as const]
        : []
    }),
  )
}

async function filesOf(context: Context, items: readonly StoredItem[], request: LookupRequest) {
  const files = new Map<string, FileFact>()
  const checked = checkedFiles(items, request.statuses)
  const drawn = new Set<string>()
  for (const { content } of items) {
    if ('provenance' in content && (request.annex || isDrawn(content))) drawn.add(content.provenance.sha256)
  }
  for (const { content } of items) {
    if (!('provenance' in content) || files.has(content.provenance.sha256)) continue
    const { sha256, attachmentId } = content.provenance
    const attachment = await findAttachment(context.db, attachmentId)
    const path = context.layout.file(sha256)
    files.set(sha256, {
      fileName: attachment?.fileName ?? `${sha256.slice(0, 12)}.pdf`,
      path,
      password: request.passwords[attachmentId] ?? null,
      changed:
        drawn.has(sha256) &&
        request.unread !== true &&
        (checked.get(sha256) ?? (await isAnother(path, sha256))),
    })
  }
  return files
}

/** The template as it was asked for: where it is gone or fails, its writer says so and ours steps in. */
async function modelTemplate(context: Context, id: string): Promise<BriefModel['template']> {
  const found = await templateOf(context, id)
  if (found.id !== id) return { id, folder: null, problem: `${id} is missing` }
  return { id, folder: found.folder, layout: found.layout, problem: found.problem }
}

async function styleOf({ layout }: Context, id: string): Promise<BriefModel['style']> {
  const path = join(layout.styles, `${id}.csl`)
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0 || size > MAX_STYLE_BYTES) return { id, csl: null }
  return { id, csl: await readFile(path, 'utf8') }
}

/** Looks up what a model of these items needs: works, files, template and style. */
export async function lookUp(
  context: Context,
  items: readonly StoredItem[],
  request: LookupRequest,
): Promise<BriefFacts> {
  const cited = items.flatMap(({ content }) => ('provenance' in content ? [content.provenance] : []))
  return {
    works: await worksOf(context.db, cited, request.language),
    files: await filesOf(context, items, request),
    statuses: request.statuses,
    template: await modelTemplate(context, request.template),
    style: await styleOf(context, request.style),
  }
}
