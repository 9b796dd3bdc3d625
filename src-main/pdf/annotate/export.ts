import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { CartableError } from '../../contract/errors.ts'
import type { JobContext } from '../pool/job.ts'
import { gateProblems } from '../verify/gate.ts'
import type { ExpectedMark, RemovedMark } from '../verify/request.ts'
import { SUBTYPES } from './annots-array.ts'
import { cleanMark, markName, marksToWrite, type ExportMark } from './mark.ts'
import { assertNotOriginal, onFile, PendingFile, temporaryName } from './output-file.ts'
import type { TakenMark, WrittenMark } from './place.ts'
import { WriteProblem } from './problem.ts'
import { readProtection, type Protection } from './protection.ts'
import { WAYS, type Way } from './ways.ts'
import type { WriteRequest } from './writers.ts'

/** One export. Paths are absolute. */
export interface ExportRequest {
  readonly path: string
  readonly outPath: string
  readonly password?: string | undefined
  readonly marks: readonly ExportMark[]
  /** Marks that the file has and that must not be in the copy; answers to them stay. */
  readonly removed?: readonly ExportMark[] | undefined
  /** Writes a signed file anew where nothing else works; its signatures are lost. */
  readonly allowBreakingSignature?: boolean | undefined
  /** The original must have these bytes. */
  readonly expectedSha256?: string | undefined
  /** Name of the unfinished file, for the caller to remove if this process is ended. */
  readonly temporaryPath?: string | undefined
}

/** What was written. */
export interface ExportOutcome {
  readonly mode: 'incremental' | 'rewrite' | 'pdfjs'
  /** Marks written; those that the file had already are not counted. */
  readonly annotations: number
  /** Size of the copy less that of the original. */
  readonly bytesAdded: number
  readonly signed: boolean
  /** The copy's signatures still cover what they covered. False for a file without. */
  readonly signatureKept: boolean
}

/** What the gate must find of a written mark. */
export function expectedMark(
  { mark, rect, quads, replaced, hasWindow }: WrittenMark,
  named: boolean,
): ExpectedMark {
  return {
    pageIndex: mark.pageIndex,
    name: named ? markName(mark) : null,
    subtype: SUBTYPES[mark.kind],
    author: mark.author,
    contents: mark.comment,
    rect,
    quads,
    replaced,
    added: (replaced ? 0 : 1) + (hasWindow ? 1 : 0),
  }
}

/** What the gate must no longer find. */
function removedMark(mark: ExportMark, taken: TakenMark | undefined): RemovedMark {
  const { pageIndex, kind, rect } = mark
  const name = mark.origin === 'file' ? mark.externalName : markName(mark)
  return { pageIndex, name, rect, fewer: taken?.fewer ?? 0, subtype: taken?.subtype ?? SUBTYPES[kind] }
}

interface Attempt {
  readonly request: ExportRequest
  readonly source: WriteRequest
  readonly temporary: string
  readonly context: JobContext
}

/** Writes in one way and hands the result over if the gate finds nothing wrong. */
async function tryWay(way: Way, { request, source, temporary, context }: Attempt): Promise<number> {
  context.progress({ stage: `write-${way.name}`, done: 0, total: 1 })
  const written = await way.write(source)
  await using file = await PendingFile.write(temporary, request.outPath, written.bytes)
  const copy = await file.read()
  const problems = await gateProblems(
    {
      original: source.original,
      copy,
      password: source.password,
      incremental: way.incremental,
      marks: written.marks.map((mark) => expectedMark(mark, way.named)),
      removed: source.removed.map((mark, at) => removedMark(mark, written.taken[at])),
    },
    context,
  )
  if (problems.length > 0) throw new WriteProblem(problems.join(' '))
  await file.accept()
  return copy.length - source.original.length
}

async function readOriginal({ path, expectedSha256 }: ExportRequest): Promise<Uint8Array> {
  const original = new Uint8Array(await onFile(path, () => readFile(path)))
  if (expectedSha256 === undefined) return original
  if (createHash('sha256').update(original).digest('hex') === expectedSha256) return original
  throw new CartableError('FILE_CHANGED', { path })
}

/** Why a way must not be taken for a file, or null. */
function objection(way: Way, protection: Protection, request: ExportRequest): string | null {
  if (way.encrypted !== protection.encrypted && way.encrypted !== 'either') return 'encrypted'
  if (!protection.signed || request.allowBreakingSignature === true) return null
  if (!way.incremental) return 'signed'
  return protection.changesForbidden ? 'signature-forbids-changes' : null
}

function refusal(problems: readonly string[]): CartableError {
  const reason = problems.some((problem) => problem.includes('signature-forbids-changes'))
    ? 'signature-forbids-changes'
    : problems.some((problem) => problem.endsWith(': signed'))
      ? 'signed'
      : 'no-way-passed'
  return new CartableError('EXPORT_REFUSED', { reason, problems })
}

/**
 * Writes a copy of a file with marks. Each way of writing is tried in turn until the gate (`pdf/verify`) finds nothing
 * wrong with what it wrote. The original is only read; the copy appears under its name whole or not at all.
 * @throws CartableError FILE_NOT_FOUND, FILE_CHANGED, OUTPUT_IS_ORIGINAL, PERMISSION_DENIED, DISK_FULL, the `PDF_*` codes
 *   of a file that cannot be opened, EXPORT_REFUSED {reason, problems}
 */
export async function exportAnnotated(request: ExportRequest, context: JobContext): Promise<ExportOutcome> {
  await assertNotOriginal(request.path, request.outPath)
  const original = await readOriginal(request)
  const marks = request.marks.map(cleanMark)
  const toWrite = marksToWrite(marks)
  const present = marks.filter((mark) => !toWrite.includes(mark))
  const protection = await readProtection(original, request.password, context)
  const removed = (request.removed ?? []).map(cleanMark)
  const source = { original, marks: toWrite, present, removed, password: request.password, ...protection }
  const temporary = request.temporaryPath ?? temporaryName(request.outPath)
  const problems: string[] = []
  for (const way of WAYS) {
    const reason = objection(way, protection, request)
    if (reason !== null) {
      problems.push(`${way.name}: ${reason}`)
      continue
    }
    try {
      const bytesAdded = await tryWay(way, { request, source, temporary, context })
      return {
        mode: way.mode,
        annotations: toWrite.length,
        bytesAdded,
        signed: protection.signed,
        signatureKept: protection.signed && way.incremental && !protection.changesForbidden,
      }
    } catch (error) {
      if (!(error instanceof WriteProblem)) throw error
      problems.push(`${way.name}: ${error.word}`)
    }
  }
  throw refusal(problems)
}
