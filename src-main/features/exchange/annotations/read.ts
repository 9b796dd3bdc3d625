import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { v5 } from 'uuid'
import type { Context } from '../../../base/context.ts'
import { temporaryName } from '../../../base/files.ts'
import { newId } from '../../../base/ids.ts'
import { Id } from '../../../contract/values.ts'
import type { W3cMark } from '../../../formats/w3c/index.ts'
import type { AnnotationsOutput } from '../../../pdf/records/annotations-job.ts'
import type { NamedInput } from '../named-file.ts'
import { Readings } from '../readings.ts'

/** A mark of a file with the id that it has here, the same each time that it is read. */
export interface IncomingMark extends W3cMark {
  readonly markId: string
  /** Id here of what it answers; null for a mark that answers nothing. */
  readonly parentId: string | null
}

/** A file of annotations that was read: what it holds, in memory until it is taken or forgotten. */
export interface AnnotationsReading extends Pick<AnnotationsOutput, 'problems' | 'problemCount'> {
  readonly id: string
  readonly name: string
  readonly marks: readonly IncomingMark[]
}

export const annotationsReadings = new Readings<AnnotationsReading>()

/** Ids of other programs are IRIs; those without one are known by what they say. */
function idOf({ id, source, quote, comment, author, createdAt }: W3cMark): string {
  if (id !== null && Id.safeParse(id).success) return id.toLowerCase()
  const said = JSON.stringify([source, quote, comment, author, createdAt])
  return v5(id ?? `urn:cartable:said:${said}`, v5.URL)
}

/** Marks with their ids here, each once, and what answers what. */
export function withIds(marks: readonly W3cMark[]): IncomingMark[] {
  const ids = new Map(marks.flatMap((mark) => (mark.id === null ? [] : [[mark.id, idOf(mark)] as const])))
  const byId = new Map<string, IncomingMark>()
  for (const mark of marks) {
    const markId = idOf(mark)
    const answered = mark.inReplyTo === null ? undefined : (ids.get(mark.inReplyTo) ?? mark.inReplyTo)
    // Others name the mark that they answer by its whole IRI.
    const parent = answered ?? (mark.source === null ? undefined : ids.get(mark.source))
    const isId = parent !== undefined && parent !== markId && Id.safeParse(parent).success
    if (!byId.has(markId)) byId.set(markId, { ...mark, markId, parentId: isId ? parent : null })
  }
  return [...byId.values()]
}

/**
 * Reads a file of annotations in a worker process and keeps what it holds.
 * @throws CartableError FILE_NOT_FOUND, ANNOTATIONS_UNKNOWN, RECORDS_TOO_LARGE, PDF_TIMEOUT, PDF_MEMORY, CANCELLED
 */
export async function readAnnotations(
  context: Context,
  { path, name }: NamedInput,
  signal?: AbortSignal,
): Promise<AnnotationsReading> {
  await mkdir(context.layout.temporary, { recursive: true })
  const outPath = join(context.layout.temporary, temporaryName())
  try {
    await context.pool.run('readAnnotations', { path: resolve(path), name, outPath }, { signal })
    // The worker wrote it just now.
    const output = JSON.parse(await readFile(outPath, 'utf8')) as AnnotationsOutput
    const { marks, problems, problemCount } = output
    const reading = { id: newId(), name, marks: withIds(marks), problems, problemCount }
    annotationsReadings.keep(context.db, reading.id, reading)
    return reading
  } finally {
    await rm(outPath, { force: true })
  }
}
