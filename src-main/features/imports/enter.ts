import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { temporaryName } from '../../base/files.ts'
import { newId } from '../../base/ids.ts'
import { KEPT_EXTENSIONS, MEDIA, type MediaKind } from '../../contract/media.ts'
import type { PdfExtract } from '../../contract/pdf.ts'
import type { Attachment } from '../../contract/publications.ts'
import { importMarks } from '../annotations/index.ts'
import { findByHash, insertAttachment, insertSource, updateAttachment } from '../attachments/index.ts'
import { type Command, runCommand } from '../history/index.ts'
import { addPublication } from '../publications/index.ts'
import { indexPublication } from '../search/index.ts'
import { type LabelIndex, labelIndex } from '../vocabulary/index.ts'
import { guessMetadata } from './guess/index.ts'
import { propose, type Proposal, titleFromName } from './proposal.ts'
import type { Provenance } from './provenance/index.ts'
import { abandonIntent, clearIntent, declareIntent, type Intent, writePages } from './store.ts'
import { settle, type Taken } from './take.ts'

/** A file that was read, or one that waits for its password. */
export interface Arrival {
  readonly source: string
  readonly taken: Taken
  readonly kind: MediaKind
  /** null for a file that needs a password. */
  readonly extract: PdfExtract | null
  readonly provenance: Provenance
  /** The attachment that this file was made from. */
  readonly derivedFrom?: string
}

/** The attachment of a file; not new when another process entered the same bytes meanwhile. */
export interface Entered {
  readonly attachment: Attachment
  readonly isNew: boolean
}

/** Pages whose text takes part in guessing. */
const PAGES_READ = 4

function proposalOf(arrival: Arrival, labels: LabelIndex): Proposal {
  const { extract, source } = arrival
  if (!extract) {
    const fields = { title: { und: titleFromName(source) } }
    const origin = { by: 'guess', from: 'filename', evidence: basename(source), confidence: 0.2 } as const
    return {
      fields,
      origins: { title: { ...origin, alternatives: [] } },
      language: null,
      languageOrigin: null,
    }
  }
  const firstPages = extract.pages.slice(0, PAGES_READ).map((page) => page.text)
  const { facts, lines } = extract
  return propose(
    guessMetadata({ facts, lines, firstPages, fileName: basename(source), labels }),
    source,
    labels,
  )
}

function attachmentOf(
  arrival: Arrival,
  ids: Pick<Attachment, 'id' | 'publicationId'>,
  at: string,
): Attachment {
  const { extract, taken, source } = arrival
  return {
    ...ids,
    sha256: taken.sha256,
    byteSize: taken.byteSize,
    mediaType: MEDIA[arrival.kind],
    fileName: basename(source),
    language: null,
    pageCount: extract?.facts.pageCount ?? 0,
    state: extract ? 'ready' : 'needs-password',
    engine: arrival.kind === 'pdf' ? (extract?.facts.engine ?? null) : null,
    encrypted: extract?.facts.encrypted ?? true,
    signed: extract?.facts.signed ?? false,
    hasThumbnail: Boolean(extract?.thumbnail),
    supersededBy: null,
    derivedFrom: null,
    trashedAt: null,
    addedAt: at,
  }
}

function factsOf(extract: PdfExtract | null, proposal: Proposal): string {
  const { info = {}, xmp = {}, language = null, warnings = [] } = extract?.facts ?? {}
  return JSON.stringify({ info, xmp, language, warnings, languageOrigin: proposal.languageOrigin })
}

/** The cover is a cache that can be made again, so it is not worth an fsync. */
async function writeThumbnail(context: Context, arrival: Arrival): Promise<void> {
  const png = arrival.extract?.thumbnail?.png
  if (!png) return
  const path = context.layout.thumbnail(arrival.taken.sha256)
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), temporaryName())
  await writeFile(temporary, png)
  await rename(temporary, path)
}

const intentOf = ({ taken }: Arrival): Intent => ({ sha256: taken.sha256, process: process.pid })

async function insertAll(edit: Command, arrival: Arrival, proposal: Proposal): Promise<Entered> {
  const existing = await findByHash(edit.trx, arrival.taken.sha256)
  await clearIntent(edit.trx, intentOf(arrival))
  if (existing) return { attachment: existing, isNew: false }
  const publicationId = await addPublication(edit, proposal.fields, proposal.origins)
  const attachment = await insertFile(edit, arrival, publicationId, proposal)
  await indexPublication(edit.trx, publicationId)
  return { attachment, isNew: true }
}

/** Attachment, source, pages and marks of a file under a publication; the index of the publication is not touched. */
async function insertFile(
  edit: Command,
  arrival: Arrival,
  publicationId: string,
  proposal: Proposal,
): Promise<Attachment> {
  const made = attachmentOf(arrival, { id: newId(), publicationId }, edit.at)
  const attachment = { ...made, language: proposal.language, derivedFrom: arrival.derivedFrom ?? null }
  const fieldText = arrival.extract?.facts.fieldText ?? ''
  await insertAttachment(edit.trx, attachment, factsOf(arrival.extract, proposal), fieldText)
  await insertSource(edit.trx, publicationId, {
    id: newId(),
    attachmentId: attachment.id,
    kind: arrival.provenance.url === null ? 'file' : 'url',
    path: arrival.source,
    url: arrival.provenance.url,
    referrer: arrival.provenance.referrer,
    retrievedAt: arrival.provenance.retrievedAt ?? edit.at,
  })
  if (arrival.extract) {
    await writePages(edit.trx, attachment.id, arrival.extract.pages)
    await importMarks(edit, attachment.id, arrival.extract.marks)
  }
  return attachment
}

/** Takes a file out again that was moved and not entered, unless somebody else entered it or is about to. */
export async function removeUnclaimed(context: Context, intent: Intent): Promise<void> {
  await abandonIntent(context.db, intent, async () => {
    for (const extension of KEPT_EXTENSIONS) {
      await rm(context.layout.file(intent.sha256, extension), { force: true })
    }
    await rm(context.layout.thumbnail(intent.sha256), { force: true })
  })
}

/** Runs `work` with a file moved to its place, or takes the file out again where it fails. */
async function settled<T>(context: Context, arrival: Arrival, work: () => Promise<T>): Promise<T> {
  await declareIntent(context.db, arrival.taken.sha256, context.now().toISOString())
  try {
    await settle(context.layout, arrival.taken, MEDIA[arrival.kind])
    await writeThumbnail(context, arrival)
    return await work()
  } catch (error) {
    // What cannot be done now, on a full disk for instance, is done at the next start.
    await removeUnclaimed(context, intentOf(arrival)).catch(() => undefined)
    throw error
  }
}

/**
 * Makes a file part of a publication that is there already, as {@link enter} does of a new one.
 *
 * @param work what else belongs to the same command; it is given the new attachment
 */
export async function enterUnder(
  context: Context,
  arrival: Arrival,
  target: { readonly publicationId: string; readonly language: string | null; readonly cause: string },
  work: (edit: Command, attachment: Attachment) => Promise<void>,
): Promise<{ command: string; changed: number; attachment: Attachment }> {
  const guessed = proposalOf(arrival, await labelIndex(context.db))
  const proposal = { ...guessed, language: guessed.language ?? target.language }
  const { publicationId } = target
  return settled(context, arrival, async () => {
    const { command, changed, value } = await runCommand(context, target.cause, async (edit) => {
      await clearIntent(edit.trx, intentOf(arrival))
      const attachment = await insertFile(edit, arrival, publicationId, proposal)
      // Undoing what brought the file takes it out again; the publication was there before.
      await edit.record('attachment', attachment.id, { trashedAt: edit.at }, { trashedAt: null })
      await work(edit, attachment)
      await indexPublication(edit.trx, publicationId)
      await edit.touch(publicationId)
      return attachment
    })
    return { command, changed, attachment: value }
  })
}

/**
 * Makes a file part of the library: announces it, moves it to its place, then enters publication, attachment, pages,
 * marks and index in one transaction. A crash at any point leaves the file whole in the library or not there.
 */
export async function enter(context: Context, arrival: Arrival): Promise<Entered> {
  const labels = await labelIndex(context.db)
  const proposal = proposalOf(arrival, labels)
  return settled(context, arrival, async () => {
    const { value } = await runCommand(context, 'import', (edit) => insertAll(edit, arrival, proposal))
    return value
  })
}

/** Completes a file that waited for its password. What a person typed about it meanwhile stays. */
export async function unlock(context: Context, waiting: Attachment, arrival: Arrival): Promise<Attachment> {
  const labels = await labelIndex(context.db)
  const proposal = proposalOf(arrival, labels)
  await writeThumbnail(context, arrival)
  const { value } = await runCommand(context, 'import', async (edit) => {
    const made = attachmentOf(arrival, waiting, waiting.addedAt)
    const attachment = {
      ...made,
      fileName: waiting.fileName,
      language: waiting.language ?? proposal.language,
    }
    const fieldText = arrival.extract?.facts.fieldText ?? ''
    await updateAttachment(edit.trx, attachment, factsOf(arrival.extract, proposal), fieldText)
    await writePages(edit.trx, attachment.id, arrival.extract?.pages ?? [])
    await importMarks(edit, attachment.id, arrival.extract?.marks ?? [])
    await indexPublication(edit.trx, attachment.publicationId)
    await edit.touch(attachment.publicationId)
    return attachment
  })
  return value
}
